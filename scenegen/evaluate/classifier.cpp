// SPDX-License-Identifier: Apache-2.0
#include "scenegen/evaluate/classifier.h"

#include "core/geometry/random.h"
#include "scenegen/evaluate/rules.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace twinloom::scenegen
{

using geometry::Random;
using geometry::Vec2;

namespace
{

constexpr int kRow = kImageSide + 1;
constexpr int kFolds = 5;
constexpr int kTrees = 60;
constexpr int kDepth = 7;
constexpr int kTests = 48;       ///< rectangles tried at a node
constexpr std::size_t kLeaf = 4; ///< fewer images are not divided

struct Test {
    int channel = 0, x0 = 0, y0 = 0, x1 = 0, y1 = 0;
    double threshold = 0;
};

struct TreeNode {
    Test test;
    int below = -1, above = -1; ///< children; -1 twice: a leaf
    double share = 0.5;         ///< of the second set, in a leaf
};

using Tree = std::vector<TreeNode>;

struct Sample {
    const RoomImage *image = nullptr;
    bool second = false;
    int fold = 0;
};

/// Rooms of one outline share a fold; else the outline would tell from which set a room must be.
class Folds
{
public:
    int of(const scene::Room &room)
    {
        QString key;
        for (const Vec2 &corner : room.polygon)
            key += QStringLiteral("%1,%2;").arg(std::round(corner.x() * 1000)).arg(std::round(corner.y() * 1000));
        return m_folds.try_emplace(key, static_cast<int>(m_folds.size()) % kFolds).first->second;
    }

private:
    std::map<QString, int> m_folds;
};

int value(const RoomImage &image, const Test &test)
{
    return image.sum(test.channel, test.x0, test.y0, test.x1, test.y1);
}

/// Any rectangle, often a small one.
Test randomTest(Random &random)
{
    Test test;
    test.channel = static_cast<int>(random.below(kImageChannels));
    const auto side = [&random] {
        const double u = random.uniform();
        return 1 + static_cast<int>(u * u * (kImageSide - 1));
    };
    const int width = side(), height = side();
    test.x0 = static_cast<int>(random.below(static_cast<std::uint32_t>(kImageSide - width + 1)));
    test.y0 = static_cast<int>(random.below(static_cast<std::uint32_t>(kImageSide - height + 1)));
    test.x1 = test.x0 + width;
    test.y1 = test.y0 + height;
    return test;
}

double impurity(double first, double second)
{
    const double all = first + second;
    return all == 0 ? 0 : 2 * first * second / all;
}

/// The best threshold of a test for these samples; the impurity that is left, or infinity where it divides nothing.
double fitThreshold(Test &test, const std::vector<Sample> &samples, std::vector<std::pair<int, bool>> &values)
{
    values.clear();
    double total[2] = {0, 0};
    for (const Sample &sample : samples) {
        values.emplace_back(value(*sample.image, test), sample.second);
        ++total[sample.second];
    }
    std::sort(values.begin(), values.end());
    double below[2] = {0, 0}, best = std::numeric_limits<double>::infinity();
    for (std::size_t i = 0; i + 1 < values.size(); ++i) {
        ++below[values[i].second];
        if (values[i].first == values[i + 1].first)
            continue;
        const double left = impurity(below[0], below[1]) + impurity(total[0] - below[0], total[1] - below[1]);
        if (left < best) {
            best = left;
            test.threshold = (values[i].first + values[i + 1].first) / 2.0;
        }
    }
    return best;
}

int grow(Tree &tree, const std::vector<Sample> &samples, int depth, Random &random)
{
    const auto seconds = static_cast<double>(
        std::count_if(samples.begin(), samples.end(), [](const Sample &sample) { return sample.second; }));
    const auto count = static_cast<double>(samples.size());
    const int index = static_cast<int>(tree.size());
    tree.emplace_back();
    tree.back().share = (seconds + 0.5) / (count + 1);
    if (depth == 0 || samples.size() < kLeaf || seconds == 0 || seconds == count)
        return index;
    std::vector<std::pair<int, bool>> values;
    Test best;
    double least = impurity(count - seconds, seconds) - 1e-9;
    bool found = false;
    for (int k = 0; k < kTests; ++k) {
        Test test = randomTest(random);
        const double left = fitThreshold(test, samples, values);
        if (left < least) {
            least = left;
            best = test;
            found = true;
        }
    }
    if (!found)
        return index;
    std::vector<Sample> below, above;
    for (const Sample &sample : samples)
        (value(*sample.image, best) < best.threshold ? below : above).push_back(sample);
    const int first = grow(tree, below, depth - 1, random), second = grow(tree, above, depth - 1, random);
    TreeNode &node = tree[static_cast<std::size_t>(index)];
    node.test = best;
    node.below = first;
    node.above = second;
    return index;
}

double ask(const Tree &tree, const RoomImage &image)
{
    std::size_t at = 0;
    while (tree[at].below >= 0)
        at = static_cast<std::size_t>(value(image, tree[at].test) < tree[at].test.threshold ? tree[at].below
                                                                                            : tree[at].above);
    return tree[at].share;
}

std::vector<const scene::Room *> some(std::vector<const scene::Room *> rooms, std::size_t count, Random &random)
{
    random.shuffle(rooms);
    rooms.resize(std::min(rooms.size(), count));
    return rooms;
}

/// Right answers of a forest grown on all but one fold, on that fold; -1 when cancelled.
int rightInFold(const std::vector<Sample> &samples, int fold, Random &random, Progress &progress)
{
    std::vector<Sample> training, asked;
    for (const Sample &sample : samples)
        (sample.fold == fold ? asked : training).push_back(sample);
    if (training.empty() || asked.empty())
        return 0;
    std::vector<double> votes(asked.size(), 0);
    for (int t = 0; t < kTrees; ++t) {
        if (progress.cancelled())
            return -1;
        std::vector<Sample> drawn;
        for (std::size_t i = 0; i < training.size(); ++i)
            drawn.push_back(training[random.below(static_cast<std::uint32_t>(training.size()))]);
        Tree tree;
        grow(tree, drawn, kDepth, random);
        for (std::size_t i = 0; i < asked.size(); ++i)
            votes[i] += ask(tree, *asked[i].image) - 0.5;
    }
    int right = 0;
    for (std::size_t i = 0; i < asked.size(); ++i)
        right += (votes[i] > 0) == asked[i].second;
    return right;
}

} // namespace

int RoomImage::sum(int channel, int x0, int y0, int x1, int y1) const
{
    const std::uint16_t *table = sums.data() + channel * kRow * kRow;
    return table[y1 * kRow + x1] - table[y0 * kRow + x1] - table[y1 * kRow + x0] + table[y0 * kRow + x0];
}

RoomPainter::RoomPainter(const std::vector<const scene::Room *> &rooms)
{
    std::map<QString, int> counts;
    for (const scene::Room *room : rooms)
        for (std::size_t i = 0; i < room->objects.size(); ++i)
            if (stands(room->objects, i))
                ++counts[room->objects[i].category.toLower()];
    std::vector<std::pair<int, QString>> order;
    for (const auto &[category, count] : counts)
        order.emplace_back(-count, category);
    std::sort(order.begin(), order.end());
    for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), kImageChannels - 3); ++i)
        m_categories.push_back(order[i].second);
}

RoomImage RoomPainter::paint(const scene::Room &room) const
{
    std::vector<std::uint8_t> cells(kImageChannels * kImageSide * kImageSide, 0);
    const auto limits = geometry::bounds(room.polygon);
    const Vec2 origin = (limits[0] + limits[1]) / 2 - Vec2::Constant(kImageSide * kImageCell / 2);
    const auto fill = [&](int channel, const Vec2 &low, const Vec2 &high, const auto &inside) {
        const auto cell = [](double metres) {
            return static_cast<int>(std::clamp(std::floor(metres / kImageCell), 0.0, double(kImageSide - 1)));
        };
        for (int y = cell(low.y() - origin.y()); y <= cell(high.y() - origin.y()); ++y)
            for (int x = cell(low.x() - origin.x()); x <= cell(high.x() - origin.x()); ++x)
                if (inside(Vec2(origin + Vec2(x + 0.5, y + 0.5) * kImageCell)))
                    cells[static_cast<std::size_t>((channel * kImageSide + y) * kImageSide + x)] = 1;
    };
    fill(0, limits[0], limits[1], [&](const Vec2 &p) { return geometry::contains(room.polygon, p); });
    for (const auto *openings : {&room.doors, &room.windows})
        for (const scene::RoomOpening &opening : *openings)
            fill(1, opening.from.cwiseMin(opening.to) - Vec2::Constant(0.2),
                 opening.from.cwiseMax(opening.to) + Vec2::Constant(0.2), [&](const Vec2 &p) {
                     return (geometry::nearestOnSegment(opening.from, opening.to, p) - p).norm() < kImageCell;
                 });
    for (std::size_t i = 0; i < room.objects.size(); ++i) {
        if (!stands(room.objects, i))
            continue;
        const auto known = std::find(m_categories.begin(), m_categories.end(), room.objects[i].category.toLower());
        const int channel = 2 + static_cast<int>(known - m_categories.begin());
        geometry::Box box = room.objects[i].box;
        box.size.head<2>() = box.size.head<2>().cwiseMax(kImageCell); // thin things stay visible
        const auto extent = geometry::bounds(box.footprint());
        fill(std::min(channel, kImageChannels - 1), extent[0], extent[1],
             [&](const Vec2 &p) { return footprintDistance(box, p) <= 0; });
    }
    RoomImage image;
    image.sums.assign(static_cast<std::size_t>(kImageChannels * kRow * kRow), 0);
    for (int channel = 0; channel < kImageChannels; ++channel) {
        std::uint16_t *table = image.sums.data() + channel * kRow * kRow;
        for (int y = 0; y < kImageSide; ++y)
            for (int x = 0; x < kImageSide; ++x)
                table[(y + 1) * kRow + x + 1] = static_cast<std::uint16_t>(
                    table[y * kRow + x + 1] + table[(y + 1) * kRow + x] - table[y * kRow + x] +
                    cells[static_cast<std::size_t>((channel * kImageSide + y) * kImageSide + x)]);
    }
    return image;
}

std::optional<double> twoSampleAccuracy(const std::vector<const scene::Room *> &a,
                                        const std::vector<const scene::Room *> &b, std::uint64_t seed,
                                        Progress &progress)
{
    const std::size_t count = std::min({a.size(), b.size(), kMostOfASet});
    if (count < 10)
        return std::nullopt;
    Random random(seed);
    const auto first = some(a, count, random), second = some(b, count, random);
    std::vector<const scene::Room *> all = first;
    all.insert(all.end(), second.begin(), second.end());
    const RoomPainter painter(all);
    std::vector<RoomImage> images;
    images.reserve(all.size());
    std::vector<Sample> samples;
    Folds folds;
    for (std::size_t i = 0; i < all.size(); ++i) {
        if (progress.cancelled())
            return std::nullopt;
        images.push_back(painter.paint(*all[i]));
        samples.push_back({&images.back(), i >= count, folds.of(*all[i])});
    }
    int right = 0;
    for (int fold = 0; fold < kFolds; ++fold) {
        const int inFold = rightInFold(samples, fold, random, progress);
        if (inFold < 0)
            return std::nullopt;
        right += inFold;
        progress.set(double(fold + 1) / kFolds);
    }
    return double(right) / double(samples.size());
}

} // namespace twinloom::scenegen

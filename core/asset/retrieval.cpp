// SPDX-License-Identifier: Apache-2.0
#include "core/asset/retrieval.h"

#include "core/asset/parametric.h"
#include "core/asset/shape_cache.h"
#include "core/geometry/box.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace twinloom::asset
{
namespace
{

// Fitted, as the costs of differences (appearance.cpp).
constexpr double kStarterDoubt = 0.39; // what is made to measure says less than a thing that somebody chose
constexpr double kSoftness = 0.68;     // of the evidence: what looks at one thing from many sides is not independent
constexpr std::size_t kLaid = 8;       // of the best that are laid on the cluster, however few are asked for
constexpr double kLiesWell = 1.5, kLying = 3; // cost of a pose below which it speaks for the model, and how loudly
constexpr double kNothing = 3.9;              // evidence against a category above which it is rather none of them
// That a category's next model is what is looked for although those before it were not. Set, not fitted: with several
// of a kind near the top, the right kind would not be among a few where the guess is weak. (As IA-Select does: Agrawal
// et al., Diversifying search results, WSDM 2009.)
constexpr double kOneMore = 0.3;

/// How much larger than is typical what is made to measure may be, in logarithms of its sides: not at all, half as much
/// smaller or larger as is sensible, half as much taller, or half as much wider.
std::vector<Eigen::Array3f> sizesOf(const CategoryInfo &category)
{
    const Eigen::Array3f smaller = (category.least.array() / category.typical.array()).log() / 2,
                         larger = (category.most.array() / category.typical.array()).log() / 2;
    return {Eigen::Array3f::Zero(), smaller, larger, {0, 0, larger.z()}, {larger.x(), 0, 0}};
}

/// From the cluster, however its box is turned, to what is most like it; infinite where there is nothing.
Differences leastDifferences(const std::vector<Appearance> &cluster, const std::vector<Appearance> &model,
                             const std::vector<Eigen::Array3f> &sizes)
{
    Differences least = Differences::Constant(std::numeric_limits<float>::infinity());
    float cost = std::numeric_limits<float>::infinity();
    for (const Appearance &seen : model)
        for (const Appearance &turned : cluster)
            for (const Eigen::Array3f &larger : sizes) {
                const Differences off = differences(turned, seen, larger);
                if (const float unlike = unlikeness(off); unlike < cost) {
                    cost = unlike;
                    least = off;
                }
            }
    return least;
}

/// What speaks for a category is the exponential of minus that.
double unlike(const Compared &compared)
{
    return static_cast<double>(unlikeness(compared.differences)) + (compared.madeToMeasure ? kStarterDoubt : 0);
}

} // namespace

Result<std::vector<Compared>> ShapeIndex::compare(const Cluster &cluster, Progress &progress) const
{
    const std::vector<Appearance> seen = cluster.appearances();
    std::vector<Compared> all;
    for (const Model &model : m_models) {
        if (progress.cancelled())
            return cancelledError();
        all.push_back({m_categories[model.category].name, model.isMadeToMeasure(),
                       leastDifferences(seen, model.appearances, model.sizes)});
    }
    for (const Category &category : m_categories) {
        if (progress.cancelled())
            return cancelledError();
        all.push_back({category.name, true, leastDifferences(seen, category.starter, category.sizes)});
    }
    return all;
}

std::vector<ShapeIndex::Ranked> ShapeIndex::ranked(const std::vector<double> &unlike, const Prior &prior) const
{
    std::vector<double> evidence, best(m_categories.size(), 0);
    for (std::size_t i = 0; i < m_categories.size(); ++i)
        evidence.push_back(std::exp(-unlike[m_models.size() + i]));
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const std::size_t category = m_models[i].category;
        evidence[category] += std::exp(-unlike[i]);
        best[category] = std::max(best[category], std::exp(-unlike[i]));
    }
    double all = prior.none * std::exp(-kNothing);
    for (std::size_t i = 0; i < evidence.size(); ++i) {
        evidence[i] =
            std::pow(evidence[i], kSoftness) * (prior.likelihood ? prior.likelihood(m_categories[i].name) : 1);
        all += evidence[i];
    }
    std::vector<Ranked> order;
    for (std::size_t i = 0; i < m_models.size(); ++i) {
        const std::size_t category = m_models[i].category;
        if (evidence[category] <= 0)
            continue;
        const double share = best[category] > 0 ? std::exp(-unlike[i]) / best[category] : 0;
        order.push_back({i, evidence[category] / all * share});
    }
    const auto sort = [&order] {
        std::stable_sort(order.begin(), order.end(),
                         [](const Ranked &a, const Ranked &b) { return a.score > b.score; });
    };
    sort();
    std::vector<double> left(m_categories.size(), 1);
    for (Ranked &next : order) {
        double &share = left[m_models[next.model].category];
        next.score *= share;
        share *= kOneMore;
    }
    sort();
    return order;
}

Result<std::vector<Match>> ShapeIndex::match(std::span<const Eigen::Vector3f> points, std::size_t top,
                                             Progress &progress, const Prior &prior) const
{
    const auto cluster = Cluster::make(points);
    if (!cluster)
        return unexpected(cluster.error());
    const auto compared = compare(*cluster, progress);
    if (!compared)
        return unexpected(compared.error());
    std::vector<double> unlikes;
    for (const Compared &one : *compared)
        unlikes.push_back(unlike(one));
    std::vector<Ranked> order = ranked(unlikes, prior);
    const std::size_t laid = std::min(order.size(), std::max(top, kLaid));
    std::vector<Pose> poses(m_models.size());
    for (std::size_t i = 0; i < laid; ++i) {
        if (progress.cancelled())
            return cancelledError();
        const std::size_t model = order[i].model;
        poses[model] = cluster->lay(m_models[model].surface);
        unlikes[model] -= kLying * std::max(0.0, kLiesWell - poses[model].cost);
        progress.set(static_cast<double>(i + 1) / static_cast<double>(laid));
    }
    order.resize(laid);
    const std::vector<Ranked> again = ranked(unlikes, prior);
    std::vector<Match> matches;
    for (const Ranked &next : again) {
        const bool isLaid =
            std::any_of(order.begin(), order.end(), [&](const Ranked &other) { return other.model == next.model; });
        if (isLaid && matches.size() < top)
            matches.push_back(matchOf(next, poses[next.model]));
    }
    return matches;
}

Match ShapeIndex::matchOf(const Ranked &ranked, const Pose &pose) const
{
    const Model &model = m_models[ranked.model];
    Match match;
    match.entry = model.entry;
    match.score = ranked.score;
    match.yaw = geometry::wrapAngle(pose.yaw);
    match.scale = pose.scale;
    match.size = model.surface.size.cast<double>().cwiseProduct(pose.scale);
    match.place = pose.place;
    return match;
}

Result<ShapeIndex> ShapeIndex::build(const Library &library, const QString &cacheFolder, Progress &progress,
                                     Issues *issues)
{
    ShapeIndex index;
    Progress looking = progress.slice(0, 0.8), knowing = progress.slice(0.8, 1);
    if (const auto added = index.addModels(library, cacheFolder, looking, issues); !added)
        return unexpected(added.error());
    if (const auto added = index.addStarters(cacheFolder, knowing, issues); !added)
        return unexpected(added.error());
    return index;
}

Result<void> ShapeIndex::addModels(const Library &library, const QString &cacheFolder, Progress &progress,
                                   Issues *issues)
{
    const std::vector<LibraryEntry> &entries = library.entries();
    for (std::size_t i = 0; i < entries.size(); ++i) {
        const double count = static_cast<double>(entries.size());
        Progress part = progress.slice(static_cast<double>(i) / count, static_cast<double>(i + 1) / count);
        auto shape = shapeOf(entries[i], cacheFolder, part, issues);
        if (progress.cancelled())
            return cancelledError();
        progress.set(static_cast<double>(i + 1) / count);
        if (!shape) {
            if (issues)
                issues->push_back({QStringLiteral("bad-model"), shape.error().message, entries[i].name});
            continue;
        }
        std::vector<Appearance> appearances = appearancesOf(*shape);
        std::vector<Eigen::Array3f> sizes{Eigen::Array3f::Zero()};
        if (entries[i].file.isEmpty())
            sizes = sizesOf(*findCategory(entries[i].category));
        m_models.push_back({i, categoryNamed(entries[i].category), std::move(sizes), std::move(appearances),
                            Surface(*std::move(shape))});
    }
    return {};
}

Result<void> ShapeIndex::addStarters(const QString &cacheFolder, Progress &progress, Issues *issues)
{
    const Library starter;
    const auto isKnown = [this](const CategoryInfo &info) {
        return std::ranges::any_of(m_categories,
                                   [&](const Category &category) { return findCategory(category.name) == &info; });
    };
    for (const CategoryInfo &info : categories())
        if (!isKnown(info))
            categoryNamed(QString::fromLatin1(info.name));
    for (std::size_t i = 0; i < m_categories.size(); ++i) {
        Category &category = m_categories[i];
        const CategoryInfo *known = findCategory(category.name);
        const bool isMember = std::any_of(m_models.begin(), m_models.end(), [&](const Model &model) {
            return model.category == i && model.isMadeToMeasure();
        });
        if (!known || isMember)
            continue;
        const auto shape = shapeOf(*starter.find(QString::fromLatin1(known->name)), cacheFolder, progress, issues);
        if (!shape)
            return unexpected(shape.error());
        category.starter = appearancesOf(*shape);
        category.sizes = sizesOf(*known);
    }
    return {};
}

std::size_t ShapeIndex::categoryNamed(const QString &name)
{
    const QString plain = plainCategory(name);
    std::size_t index = 0;
    while (index < m_categories.size() && m_categories[index].name != plain)
        ++index;
    if (index == m_categories.size())
        m_categories.push_back({plain, {}, {}});
    return index;
}

} // namespace twinloom::asset

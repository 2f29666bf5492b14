// SPDX-License-Identifier: Apache-2.0
// Large clouds in pictures: like those that are kept whole, wherever they lie, and as they come.
#include "core/scan/octree/octree_builder.h"
#include "tests/app/render/scenes.h"
#include "tests/core/scan/octree/octree_fixture.h"

#include <cmath>
#include <thread>

namespace twinloom::render
{
namespace
{

constexpr std::size_t kPoints = 400'000;

/// A floor and two walls, evenly covered. Colours are soft: at which of two splats a pixel falls, rounding decides.
const std::vector<scan::OctreePoint> &room()
{
    static const std::vector<scan::OctreePoint> kRoom = [] {
        geometry::Random random(6);
        const auto channel = [](double phase) { return static_cast<std::uint8_t>(130 + 70 * std::sin(phase)); };
        std::vector<scan::OctreePoint> points(kPoints);
        for (std::size_t i = 0; i < kPoints; ++i) {
            const double u = random.uniform(0, 12), v = random.uniform(0, 12), height = v / 4;
            const Eigen::Vector3d at = i % 6 < 4    ? Eigen::Vector3d(u, v, 0)
                                       : i % 6 == 4 ? Eigen::Vector3d(0, u, height)
                                                    : Eigen::Vector3d(u, 12, height);
            points[i].position = at.cast<float>();
            points[i].colour = {channel(2 * at.x()), channel(2 * at.y()), channel(3 * at.z())};
        }
        return points;
    }();
    return kRoom;
}

std::shared_ptr<const scan::PointCloud> whole(const geometry::Vec3 &origin)
{
    auto cloud = std::make_shared<scan::PointCloud>();
    cloud->origin = origin;
    for (const scan::OctreePoint &point : room()) {
        cloud->positions.push_back(point.position);
        cloud->colours.push_back(point.colour);
    }
    return cloud;
}

struct StoredRoom {
    explicit StoredRoom(const geometry::Vec3 &origin)
    {
        scan::OctreeOptions options;
        options.origin = origin;
        options.colours = true;
        Progress progress;
        const scan::PutBlob put = blobs.put();
        const auto index = scan::buildOctree(test::sourceOf(room()), options, put, progress);
        EXPECT_OK(index);
        auto opened = scan::Octree::open(scan::encodeIndex(index.value_or({})), blobs.load());
        EXPECT_OK(opened);
        octree = opened.value_or(nullptr);
    }

    test::MemoryBlobs blobs;
    std::shared_ptr<const scan::Octree> octree;
};

Picture picture(const geometry::Vec3 &origin)
{
    Picture result;
    result.width = 320;
    result.height = 200;
    result.camera = Camera();
    result.camera->eye = origin + geometry::Vec3(11, 3, 7);
    result.camera->target = origin + geometry::Vec3(3, 8, 0);
    result.options.grid = false;
    return result;
}

QImage drawn(const test::SceneBuilder &scene, const Picture &wanted)
{
    auto image = renderPicture(scene.hierarchy(), scene.resources(), wanted);
    EXPECT_OK(image);
    return image.value_or(QImage());
}

const geometry::Vec3 kZero = geometry::Vec3::Zero(), kFar(500'000, 5'400'000, 300);

TEST(OctreeCloud, LooksLikeTheWholeCloud)
{
    const StoredRoom stored(kZero);
    test::SceneBuilder asOctree, asCloud;
    asOctree.addOctree(stored.octree);
    asCloud.addCloud(whole(kZero));
    EXPECT_LT(test::difference(drawn(asOctree, picture(kZero)), drawn(asCloud, picture(kZero))), 0.06);
}

TEST(OctreeCloud, LooksTheSameFarAwayAsAtZero)
{
    const StoredRoom atZero(kZero), farAway(kFar);
    test::SceneBuilder near, far, moved, nearWhole, farWhole;
    near.addOctree(atZero.octree);
    far.addOctree(farAway.octree);
    moved.addOctree(atZero.octree, geometry::Transform::place(kFar, 0));
    nearWhole.addCloud(whole(kZero));
    farWhole.addCloud(whole(kFar));
    const QImage expected = drawn(near, picture(kZero));
    EXPECT_LT(test::difference(drawn(far, picture(kFar)), expected), 0.005);
    EXPECT_LT(test::difference(drawn(moved, picture(kFar)), expected), 0.005);
    EXPECT_LT(test::difference(drawn(farWhole, picture(kFar)), drawn(nearWhole, picture(kZero))), 0.005);
}

/// A renderer that stays, with the stored room in it.
class ShownOctree : public testing::Test
{
protected:
    void SetUp() override
    {
        auto made = HeadlessContext::create();
        ASSERT_OK(made);
        context = *std::move(made);
        auto drawing = Renderer::create();
        ASSERT_OK(drawing);
        renderer = *std::move(drawing);
        test::SceneBuilder scene;
        scene.addOctree(stored.octree);
        renderer->setScene(scene.hierarchy(), scene.resources());
    }

    const StoredRoom stored{kZero};
    std::unique_ptr<HeadlessContext> context; // outlives the renderer
    std::unique_ptr<Renderer> renderer;
};

TEST_F(ShownOctree, ShowsWhatHasComeWhileTheRestIsLoading)
{
    const auto [low, high] = renderer->bounds();
    EXPECT_NEAR((high - low - Eigen::Vector3d(12, 12, 3)).norm(), 0, 0.1);
    const Eye eye = eyeOf(*picture(kZero).camera, 1.6, low, high);
    const Target target{0, 320, 200, false};
    FrameStatistics frame = renderer->draw(eye, target, {});
    EXPECT_TRUE(frame.pointsMissing);
    EXPECT_EQ(frame.points, 0);
    qint64 before = 0;
    for (int i = 0; i < 20'000 && frame.pointsMissing; ++i) {
        frame = renderer->draw(eye, target, {});
        EXPECT_GE(2 * frame.points, before); // the finer nodes may be fewer for a moment, but nothing disappears
        before = frame.points;
        std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    EXPECT_FALSE(frame.pointsMissing);
    Options waiting;
    waiting.waitForPoints = true;
    EXPECT_EQ(renderer->draw(eye, target, waiting).points, frame.points);
    EXPECT_GT(frame.points, 20'000);
}

TEST_F(ShownOctree, StaysWithinTheBudget)
{
    const auto [low, high] = renderer->bounds();
    Options options;
    options.waitForPoints = true;
    for (const int budget : {100'000, 5'000}) { // the second makes room again
        options.pointBudget = budget;
        const Eye eye = eyeOf(*picture(kZero).camera, 1.6, low, high);
        const qint64 points = renderer->draw(eye, {0, 1280, 800, false}, options).points;
        EXPECT_LE(points, budget);
        EXPECT_GT(points, budget / 4);
    }
}

} // namespace
} // namespace twinloom::render

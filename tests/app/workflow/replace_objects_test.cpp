// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/replace_objects.h"

#include "app/workflow/cloud_points.h"
#include "core/asset/obj_export.h"
#include "tests/app/workflow/small_survey.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// The room scanned, and a library of a few models in files.
struct ReplaceObjects : testing::Test {
    ReplaceObjects()
    {
        scanTo(folder.path(QStringLiteral("a.ply")), smallRoom(), 1);
        EXPECT_OK(shop.scan(folder.path(QStringLiteral("a.ply"))));
        add("Wardrobe", {1.1f, 0.6f, 1.9f});
        add("Cabinet", {1.1f, 0.45f, 0.85f});
        add("Box", {0.5f, 0.5f, 0.5f});
        add("Chair", {0.5f, 0.5f, 0.9f});
        EXPECT_OK(library.library.addFolder(folder.path({}), progress));
        auto shapes = asset::ShapeIndex::build(library.library, {}, progress);
        EXPECT_OK(shapes);
        library.shapes = *std::move(shapes);
    }
    void add(const char *category, const Eigen::Vector3f &size)
    {
        asset::Placed placed;
        placed.model =
            std::make_shared<const asset::Model>(*asset::makeParametric(QString::fromLatin1(category), size));
        EXPECT_OK(
            asset::exportModels(folder.path(QString::fromLatin1(category) + QStringLiteral(".glb")), {placed}, {}));
    }
    Result<workflow::Replaced> replace(double confidence)
    {
        return workflow::replaceObjects(scene::Hierarchy(shop.scene), shop.ids, library, confidence, shop.blobs,
                                        progress);
    }

    TemporaryFolder folder;
    Progress progress;
    Workshop shop;
    workflow::SearchableLibrary library{asset::Library(asset::Library::Begin::Empty), {}};
};

} // namespace

TEST_F(ReplaceObjects, PutsModelsWhereThePointsAre)
{
    const scene::NodeId cabinet = shop.objectAt(1.6, 0.3);
    const scene::NodePtr before = shop.scene.find(cabinet);
    const auto result = replace(0.4);
    ASSERT_OK(result);
    for (std::size_t i = 1; i < result->objects.size(); ++i)
        EXPECT_GE(result->objects[i - 1].score, result->objects[i].score);
    const auto found = std::find_if(result->objects.begin(), result->objects.end(),
                                    [&](const workflow::Replacement &object) { return object.node == cabinet; });
    ASSERT_NE(found, result->objects.end());
    ASSERT_TRUE(found->replaced);
    EXPECT_EQ(found->category, QStringLiteral("Cabinet"));
    shop.commit(result->change);
    const scene::NodePtr node = shop.scene.find(cabinet);
    const auto *object = node->find<scene::ObjectComponent>();
    EXPECT_EQ(object->asset, QStringLiteral("Cabinet"));
    EXPECT_FALSE(node->find<scene::ModelComponent>()->blob.isEmpty());
    EXPECT_EQ(object->size.z(), before->find<scene::ObjectComponent>()->size.z());
    EXPECT_LT((node->transform.translation - before->transform.translation).norm(), 0.1);
    // Its points are kept, hidden, and lie on it.
    const scene::NodePtr points = shop.scene.find(found->points);
    ASSERT_TRUE(points);
    EXPECT_FALSE(points->visible);
    const auto *cloud = points->find<scene::PointCloudComponent>();
    EXPECT_EQ(cloud->source, cabinet.toString());
    EXPECT_GT(cloud->points, 500);
    const scene::Hierarchy hierarchy(shop.scene);
    const Eigen::Affine3d toObject = hierarchy.world(cabinet).inverse() * hierarchy.world(points->id);
    qint64 count = 0;
    ASSERT_OK(workflow::visitCloud(
        *cloud, shop.blobs,
        [&](const scan::PointCloud &part) -> Result<void> {
            for (const Eigen::Vector3f &p : part.positions) {
                const scene::Vec3 own = toObject * (p.cast<double>() + part.origin);
                EXPECT_LT(std::abs(own.x()), object->size.x() / 2 + 0.05);
                EXPECT_LT(own.z(), object->size.z() + 0.05);
                ++count;
            }
            return {};
        },
        progress));
    EXPECT_EQ(count, cloud->points);
    // What is replaced is not replaced again, and one step takes all of it back.
    for (const workflow::Replacement &again : replace(0.4).value_or({}).objects)
        EXPECT_NE(again.node, cabinet);
    shop.commit(scene::inverse(result->change));
    EXPECT_EQ(*shop.scene.find(cabinet), *before);
}

TEST_F(ReplaceObjects, LeavesAloneWhatItIsNotSureOfAndSaysSo)
{
    const auto result = replace(1.0);
    ASSERT_OK(result);
    EXPECT_TRUE(result->change.empty());
    ASSERT_EQ(result->issues.size(), 1u);
    EXPECT_EQ(result->issues.front().code, QStringLiteral("left-alone"));
    EXPECT_FALSE(result->objects.front().model.isEmpty());
    progress.cancel();
    EXPECT_EQ(replace(0.4).error().code, ErrorCode::Cancelled);
}

TEST_F(ReplaceObjects, TakesWhatAPersonSaysForCertain)
{
    const scene::NodeId cabinet = shop.objectAt(1.6, 0.3), box = shop.objectAt(3.6, 1.4);
    for (const auto &[id, category] : {std::pair(cabinet, "wardrobe"), {box, "Piano"}})
        shop.edit(id, [&](scene::Node &node) {
            scene::ObjectComponent object = *node.find<scene::ObjectComponent>();
            object.category = QLatin1String(category);
            node.set(object);
        });
    const auto result = replace(1.0);
    ASSERT_OK(result);
    const workflow::Replacement &first = result->objects.front();
    EXPECT_EQ(first.node, cabinet);
    EXPECT_TRUE(first.replaced);
    EXPECT_EQ(first.model, QStringLiteral("Wardrobe"));
    EXPECT_EQ(first.score, 1);
    // Of what it is said to be there is no model.
    for (const workflow::Replacement &object : result->objects)
        if (object.node == box) {
            EXPECT_TRUE(object.model.isEmpty());
        }
}

TEST_F(ReplaceObjects, KeepsWhatStandsOnAnObjectInItsPlace)
{
    const scene::NodeId cabinet = shop.objectAt(1.6, 0.3);
    scene::Node vase;
    vase.id = shop.ids.next();
    vase.parent = cabinet;
    vase.name = QStringLiteral("Vase");
    vase.transform = geometry::Transform::place({0.2, 0.1, 0.9}, 0.3);
    shop.commit({{scene::added(vase)}});
    const Eigen::Affine3d before = scene::Hierarchy(shop.scene).world(vase.id);
    const auto result = replace(0.0);
    ASSERT_OK(result);
    shop.commit(result->change);
    EXPECT_FALSE(shop.scene.find(cabinet)->find<scene::ObjectComponent>()->asset.isEmpty());
    EXPECT_TRUE(scene::Hierarchy(shop.scene).world(vase.id).isApprox(before, 1e-9));
}

TEST_F(ReplaceObjects, OneThingBecomesWhatIsChosenAndGoesBack)
{
    const scene::NodeId cabinet = shop.objectAt(1.6, 0.3);
    const scene::Scene original = shop.scene;
    const auto shared = std::make_shared<const workflow::SearchableLibrary>(library);
    const auto find = [&] {
        return workflow::findModels(scene::Hierarchy(shop.scene), cabinet, shared, 3, shop.blobs, progress);
    };
    const auto found = find();
    ASSERT_OK(found);
    ASSERT_GE(found->candidates.size(), 2u);
    EXPECT_GE(found->candidates[0].score, found->candidates[1].score);
    for (const std::size_t choice : {std::size_t(1), std::size_t(0)}) { // the second time in place of the first
        const auto change =
            workflow::putModel(scene::Hierarchy(shop.scene), shop.ids, *found, choice, shop.blobs, progress);
        ASSERT_OK(change);
        shop.commit(*change);
        const auto *object = shop.scene.find(cabinet)->find<scene::ObjectComponent>();
        EXPECT_EQ(object->asset, found->candidates[choice].model);
        EXPECT_EQ(object->category, found->candidates[choice].category);
        EXPECT_EQ(object->confidence, 1) << "a person has told";
        EXPECT_TRUE(workflow::isReplaced(*shop.scene.find(cabinet)));
        EXPECT_EQ(shop.scene.size(), original.size() + 1) << "the kept points of one thing";
    }
    EXPECT_OK(find()) << "also of what was replaced";
    const auto back = workflow::putBack(scene::Hierarchy(shop.scene), cabinet, shop.blobs);
    ASSERT_OK(back);
    shop.commit(*back);
    EXPECT_TRUE(scene::diff(original, shop.scene).empty());
    EXPECT_EQ(workflow::putBack(scene::Hierarchy(shop.scene), cabinet, shop.blobs).error().code, ErrorCode::NotFound);
}

TEST_F(ReplaceObjects, ModelsThatWereFoundForAnotherStateAreNotPutInItsPlace)
{
    const scene::NodeId cabinet = shop.objectAt(1.6, 0.3);
    const auto shared = std::make_shared<const workflow::SearchableLibrary>(library);
    const auto found = workflow::findModels(scene::Hierarchy(shop.scene), cabinet, shared, 1, shop.blobs, progress);
    ASSERT_OK(found);
    shop.edit(cabinet, [](scene::Node &node) { node.transform.translation.x() += 0.5; });
    EXPECT_EQ(workflow::putModel(scene::Hierarchy(shop.scene), shop.ids, *found, 0, shop.blobs, progress).error().code,
              ErrorCode::Conflict);
    const scene::NodeId none = shop.ids.next();
    EXPECT_EQ(workflow::findModels(scene::Hierarchy(shop.scene), none, shared, 1, shop.blobs, progress).error().code,
              ErrorCode::NotFound);
}

TEST(ReplaceObjectsWithout, AScanThereIsNothingToReplace)
{
    scene::NodeIdAllocator ids;
    Progress progress;
    const scene::Scene scene = sceneOf({rectangle("room", 4, 3)}, ids);
    const workflow::SearchableLibrary nothing{asset::Library(asset::Library::Begin::Empty), {}};
    EXPECT_EQ(
        workflow::replaceObjects(scene::Hierarchy(scene), ids, nothing, 0.5, memoryStore(), progress).error().code,
        ErrorCode::NotFound);
}

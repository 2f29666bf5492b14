// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/outliner_model.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "core/geometry/random.h"
#include "tests/support/test_data.h"

#include <QAbstractItemModelTester>

namespace twinloom::studio
{
namespace
{

void expectSameTree(const OutlinerModel &model, const scene::Hierarchy &hierarchy, const QModelIndex &index,
                    scene::NodeId node)
{
    const auto &children = hierarchy.children(node);
    ASSERT_EQ(model.rowCount(index), int(children.size())) << node.value;
    for (int row = 0; row < model.rowCount(index); ++row) {
        const QModelIndex child = model.index(row, 0, index);
        ASSERT_EQ(model.nodeAt(child), children[std::size_t(row)]);
        expectSameTree(model, hierarchy, child, model.nodeAt(child));
    }
}

/// Adds, removes, moves to another parent, or renames, in one change of a few edits.
scene::Change randomChange(Document &document, geometry::Random &random)
{
    const auto nodes = document.scene().nodes();
    if (nodes.size() > 4 && random.below(4) == 0)
        return deleteNodes(document.hierarchy(), {nodes[random.below(std::uint32_t(nodes.size()))]->id});
    scene::Change change;
    scene::NodeId above =
        nodes.empty() || random.below(3) == 0 ? scene::NodeId{} : nodes[random.below(std::uint32_t(nodes.size()))]->id;
    for (int i = 0; i < 3; ++i) {
        scene::Node node;
        node.id = document.ids().next();
        node.parent = above;
        node.name = QStringLiteral("x");
        above = random.below(2) ? node.id : above;
        change.edits.push_back(scene::added(std::move(node)));
    }
    if (!nodes.empty()) {
        const scene::NodePtr moved = nodes[random.below(std::uint32_t(nodes.size()))];
        const auto below = document.hierarchy().subtree(moved->id);
        const scene::NodeId target = random.below(2) ? change.edits.front().id : scene::NodeId{};
        if (std::ranges::find(below, change.edits.front().after->parent) == below.end() || target.isNull()) {
            scene::Node after = *moved;
            after.parent = target;
            change.edits.push_back(scene::edited(moved, std::move(after)));
        }
    }
    random.shuffle(change.edits);
    return change;
}

TEST(OutlinerModel, FollowsEveryChange)
{
    const test::TemporaryFolder folder;
    auto document = Document::create(folder.path(QStringLiteral("a.twin")));
    ASSERT_OK(document);
    OutlinerModel model;
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
    model.setDocument(document->get());
    geometry::Random random(7);
    for (int i = 0; i < 60; ++i) {
        ASSERT_OK(
            (*document)->commit(randomChange(**document, random), QStringLiteral("test"), QStringLiteral("test")));
        expectSameTree(model, (*document)->hierarchy(), {}, {});
        if (HasFatalFailure())
            return;
        if (i % 5 == 4) {
            ASSERT_OK((*document)->undo());
            expectSameTree(model, (*document)->hierarchy(), {}, {});
        }
    }
}

TEST(OutlinerModel, RenamesAndHides)
{
    const test::TemporaryFolder folder;
    auto document = Document::create(folder.path(QStringLiteral("a.twin")));
    ASSERT_OK(document);
    ASSERT_OK(addEmptyRoom(**document));
    OutlinerModel model;
    model.setDocument(document->get());
    const QModelIndex room = model.index(0, 0);
    EXPECT_TRUE(model.setData(room, QStringLiteral("Kitchen"), Qt::EditRole));
    EXPECT_EQ((*document)->active()->name, QStringLiteral("Kitchen"));
    EXPECT_FALSE(model.setData(room, QStringLiteral("  "), Qt::EditRole));
    EXPECT_TRUE(model.setData(room, false, OutlinerModel::VisibleRole));
    EXPECT_EQ((*document)->undoLabel(), QStringLiteral("Hide “Kitchen”"));
    EXPECT_FALSE(model.index(0, 0, room).data(OutlinerModel::ShownRole).toBool());
}

} // namespace
} // namespace twinloom::studio

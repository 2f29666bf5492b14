// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/document/document.h"

#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/document/properties.h"
#include "tests/support/test_data.h"

namespace twinloom::studio
{
namespace
{

std::unique_ptr<Document> documentWithRoom(const test::TemporaryFolder &folder)
{
    auto document = Document::create(folder.path(QStringLiteral("a.twin")));
    EXPECT_OK(document);
    EXPECT_OK(addEmptyRoom(**document));
    return std::move(*document);
}

TEST(Document, UndoAndRedoPassThroughTheProject)
{
    const test::TemporaryFolder folder;
    auto document = documentWithRoom(folder);
    const scene::Scene furnished = document->scene();
    int changes = 0;
    QObject::connect(document.get(), &Document::changed, [&changes] { ++changes; });
    EXPECT_FALSE(document->undoLabel().isEmpty());
    ASSERT_OK(document->undo());
    EXPECT_TRUE(document->scene().empty());
    EXPECT_TRUE(document->selection().empty()) << "a removed node stays selected";
    ASSERT_OK(document->redo());
    EXPECT_TRUE(document->scene() == furnished);
    EXPECT_EQ(changes, 2);
    EXPECT_EQ(document->redo().error().code, ErrorCode::NotFound);
}

TEST(Document, GoesToAnyEntryThatIsWithinReach)
{
    const test::TemporaryFolder folder;
    auto document = documentWithRoom(folder);
    const scene::Scene room = document->scene();
    ASSERT_OK(addObject(*document, QStringLiteral("Desk")));
    ASSERT_OK(addObject(*document, QStringLiteral("Bed")));
    const scene::Scene furnished = document->scene();
    ASSERT_OK(document->goTo(1));
    EXPECT_TRUE(document->scene() == room);
    ASSERT_OK(document->goTo(3));
    EXPECT_TRUE(document->scene() == furnished);
    ASSERT_OK(document->goTo(0));
    EXPECT_TRUE(document->scene().empty());
    ASSERT_OK(document->goTo(1));
    EXPECT_TRUE(document->scene() == room);
    ASSERT_OK(addObject(*document, QStringLiteral("Sofa")));
    for (const qint64 unreachable : {3, 4, -1, 1000}) // left behind, an undo, and no entries at all
        EXPECT_EQ(document->goTo(unreachable).error().code, ErrorCode::NotFound) << unreachable;
}

TEST(Document, ReadOnlyRefusesEdits)
{
    const test::TemporaryFolder folder;
    const QString path = documentWithRoom(folder)->path();
    auto document = Document::open(path, project::OpenMode::ReadOnly);
    ASSERT_OK(document);
    const scene::Scene before = (*document)->scene();
    const auto done = addEmptyRoom(**document);
    ASSERT_FALSE(done);
    EXPECT_EQ(done.error().code, ErrorCode::Conflict);
    EXPECT_TRUE((*document)->scene() == before);
}

TEST(Document, SecondWriterIsAConflict)
{
    const test::TemporaryFolder folder;
    const auto first = documentWithRoom(folder);
    const auto second = Document::open(first->path(), project::OpenMode::ReadWrite);
    ASSERT_FALSE(second);
    EXPECT_EQ(second.error().code, ErrorCode::Conflict);
}

TEST(Document, EveryDeclaredPropertyCanBeReadAndWritten)
{
    const test::TemporaryFolder folder;
    auto document = documentWithRoom(folder);
    ASSERT_OK(addObject(*document, QStringLiteral("Desk")));
    for (const scene::NodePtr &node : document->scene().nodes()) {
        for (const PropertySection &section : propertiesOf(*node)) {
            for (const Property &property : section.properties) {
                SCOPED_TRACE(property.id.toStdString());
                if (property.id != QLatin1String("wall.thickness")) { // nobody has measured it
                    EXPECT_TRUE(property.value(*node).isValid());
                }
                if (property.kind != Property::Kind::Number)
                    continue;
                scene::Node copy = *node;
                const double wanted = std::min(property.most, property.value(copy).toDouble() + property.step);
                property.assign(copy, wanted);
                EXPECT_NEAR(property.value(copy).toDouble(), wanted, 1e-9);
            }
        }
    }
}

TEST(Document, GroupKeepsMembersInTheirPlace)
{
    const test::TemporaryFolder folder;
    auto document = documentWithRoom(folder);
    ASSERT_OK(addObject(*document, QStringLiteral("Desk")));
    const scene::NodeId desk = document->active()->id;
    const Eigen::Affine3d before = document->hierarchy().world(desk);
    ASSERT_OK(groupSelection(*document));
    EXPECT_EQ(document->scene().find(desk)->parent, document->active()->id);
    EXPECT_TRUE(document->hierarchy().world(desk).isApprox(before));
}

} // namespace
} // namespace twinloom::studio

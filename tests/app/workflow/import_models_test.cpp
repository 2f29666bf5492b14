// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/import_models.h"

#include "tests/app/workflow/sample_rooms.h"
#include "tests/support/test_data.h"

#include <QDir>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// A box of 1 x 3 x 2 m in an OBJ file.
QByteArray boxObj()
{
    return "v 0 0 0\nv 1 0 0\nv 1 3 0\nv 0 3 0\nv 0 0 2\nv 1 0 2\nv 1 3 2\nv 0 3 2\n"
           "f 1 4 3 2\nf 5 6 7 8\nf 1 2 6 5\nf 2 3 7 6\nf 3 4 8 7\nf 4 1 5 8\n";
}

} // namespace

TEST(ImportModels, oneNodeAFileInARow)
{
    const TemporaryFolder folder;
    QStringList files;
    for (const char *name : {"first.obj", "second.obj"}) {
        files += folder.path(QLatin1String(name));
        writeFile(files.back(), boxObj());
    }
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto imported = workflow::importModels({}, ids, files, memoryStore(), progress);
    ASSERT_OK(imported);
    ASSERT_EQ(imported->nodes.size(), 2u);
    const auto scene = scene::apply({}, imported->change);
    ASSERT_OK(scene);
    const scene::NodePtr first = scene->find(imported->nodes[0]), second = scene->find(imported->nodes[1]);
    EXPECT_EQ(first->name, QStringLiteral("first"));
    EXPECT_EQ(second->name, QStringLiteral("second"));
    ASSERT_TRUE(first->find<scene::ModelComponent>());
    EXPECT_NEAR(first->find<scene::ModelComponent>()->size.prod(), 6.0, 1e-6) << "metres stay metres";
    const auto later = workflow::importModels(*scene, ids, {files[0]}, memoryStore(), progress);
    ASSERT_OK(later);
    EXPECT_GE(later->change.edits[0].after->transform.translation.x() - second->transform.translation.x(), 1.0)
        << "what is imported later stands beside it";
    EXPECT_GE(second->transform.translation.x() - first->transform.translation.x(), 1.0) << "they do not overlap";
}

TEST(ImportModels, aFileThatIsNoModelIsNamedAndNothingIsAdded)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("broken.glb"));
    writeFile(path, "glTF, or not");
    scene::NodeIdAllocator ids;
    Progress progress;
    const auto imported = workflow::importModels({}, ids, {path}, memoryStore(), progress);
    ASSERT_FALSE(imported);
    EXPECT_EQ(imported.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(imported.error().text().contains(QStringLiteral("broken.glb")))
        << imported.error().text().toStdString();
}

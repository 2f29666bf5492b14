// SPDX-License-Identifier: Apache-2.0
#include "core/asset/shape_cache.h"

#include "core/asset/obj_export.h"
#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"

#include <QDir>
#include <QFile>

using namespace twinloom;
using namespace twinloom::asset;

namespace
{

struct ShapeCache : testing::Test {
    LibraryEntry file(const QString &name) const
    {
        LibraryEntry entry;
        entry.name = name;
        entry.file = folder.path(name);
        return entry;
    }
    QStringList cached() const { return QDir(folder.path(QStringLiteral("cache"))).entryList(QDir::Files, QDir::Name); }
    Result<Shape> look(const LibraryEntry &entry)
    {
        return shapeOf(entry, folder.path(QStringLiteral("cache")), progress, &issues);
    }

    test::TemporaryFolder folder;
    Progress progress;
    Issues issues;
};

} // namespace

TEST_F(ShapeCache, RemembersByContents)
{
    ASSERT_OK(exportModels(folder.path(QStringLiteral("a.glb")), samplePlaced(), {}));
    const auto first = look(file(QStringLiteral("a.glb")));
    ASSERT_OK(first);
    ASSERT_EQ(cached().size(), 1);
    // Elsewhere it is the same file, and what is remembered is used: the cache is what tells here.
    ASSERT_TRUE(QFile::copy(folder.path(QStringLiteral("a.glb")), folder.path(QStringLiteral("b.glb"))));
    Shape other = *first;
    other.size.x() = 77;
    test::writeFile(folder.path(QStringLiteral("cache/") + cached().front()), shapeToBytes(other));
    const auto again = look(file(QStringLiteral("b.glb")));
    ASSERT_OK(again);
    EXPECT_EQ(again->size.x(), 77);
    // Damaged memories are made anew.
    test::writeFile(folder.path(QStringLiteral("cache/") + cached().front()), "nonsense");
    const auto anew = look(file(QStringLiteral("a.glb")));
    ASSERT_OK(anew);
    EXPECT_EQ(anew->size, first->size);
    EXPECT_TRUE(issues.empty());
}

TEST_F(ShapeCache, TellsChangedBuffersOfGltf)
{
    ASSERT_OK(exportModels(folder.path(QStringLiteral("a.gltf")), samplePlaced(), {}));
    ASSERT_OK(look(file(QStringLiteral("a.gltf"))));
    auto less = samplePlaced();
    less.pop_back();
    ASSERT_OK(exportModels(folder.path(QStringLiteral("a.gltf")), less, {}));
    ASSERT_OK(look(file(QStringLiteral("a.gltf"))));
    EXPECT_EQ(cached().size(), 2);
}

TEST_F(ShapeCache, WorksWithoutAPlaceToRemember)
{
    const LibraryEntry chair{QStringLiteral("Chair"), QStringLiteral("Chair"), {}, {0.5f, 0.5f, 0.9f}, {}};
    EXPECT_OK(shapeOf(chair, {}, progress, &issues));
    EXPECT_TRUE(issues.empty());
    test::writeFile(folder.path(QStringLiteral("cache")), "a file is in the way");
    EXPECT_OK(look(chair));
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().code, QStringLiteral("no-cache"));
    EXPECT_OK(look(chair));
    EXPECT_EQ(issues.size(), 1u);
    EXPECT_EQ(look(file(QStringLiteral("none.glb"))).error().code, ErrorCode::NotFound);
}

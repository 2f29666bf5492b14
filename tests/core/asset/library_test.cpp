// SPDX-License-Identifier: Apache-2.0
#include "core/asset/library.h"

#include "core/asset/obj_export.h"
#include "core/asset/parametric.h"
#include "tests/core/asset/placed_samples.h"
#include "tests/support/test_data.h"

#include <QDir>

#include <set>

using namespace twinloom;
using namespace twinloom::asset;

TEST(Library, StartsWithTheParametricCategories)
{
    const Library library;
    EXPECT_EQ(library.entries().size(), categories().size());
    const LibraryEntry *bed = library.find(QStringLiteral("Bed"));
    ASSERT_TRUE(bed);
    EXPECT_TRUE(bed->file.isEmpty());
    Progress progress;
    const auto model = loadEntry(*bed, progress);
    ASSERT_OK(model);
    const auto [low, high] = model->bounds();
    EXPECT_LT((high - low - bed->size).norm(), 1e-3f);
}

TEST(Library, ModelsCarryTheTagsOfTheirFolderAndOfTheCatalog)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("a.glb")), "not read");
    test::writeFile(folder.path(QStringLiteral("catalog.json")),
                    R"([{"name": "Fjord", "class": "Sofa", "file": "a.glb", "size_m": [2, 0.8, 0.9], "tags": ["Boho"]},
                        {"name": "Plain", "class": "Bed", "file": "a.glb", "size_m": [2, 1, 2]},
                        {"name": "Bad", "class": "Bed", "file": "a.glb", "size_m": [2, 1, 2], "tags": "boho"}])");
    Library library(Library::Begin::Empty);
    Progress progress;
    const auto issues =
        library.addFolder(folder.path({}), progress, {QStringLiteral("Scandinavian"), QStringLiteral("boho")});
    ASSERT_OK(issues);
    ASSERT_EQ(issues->size(), 1u) << "tags are a list";
    ASSERT_EQ(library.entries().size(), 2u);
    EXPECT_EQ(library.entries()[0].tags, QStringList({QStringLiteral("boho"), QStringLiteral("nordic")}));
    EXPECT_EQ(library.entries()[1].tags, QStringList({QStringLiteral("nordic"), QStringLiteral("boho")}));
}

TEST(Library, ReadsTheCatalogOfAFolder)
{
    Library library;
    Progress progress;
    const auto issues = library.addFolder(test::dataPath(QStringLiteral("assets")), progress);
    ASSERT_OK(issues);
    EXPECT_TRUE(issues->empty());
    EXPECT_EQ(library.entries().size(), categories().size() + 115);
    const LibraryEntry *cabinet = library.find(QStringLiteral("kenney_bathroomCabinet"));
    ASSERT_TRUE(cabinet);
    EXPECT_LT((cabinet->size - Eigen::Vector3f(0.46f, 0.26f, 0.78f)).norm(), 1e-5f);
    EXPECT_TRUE(cabinet->source.contains(QStringLiteral("CC0")));
    EXPECT_FALSE(library.ofCategory(cabinet->category.toUpper()).empty());
    EXPECT_OK(loadEntry(*cabinet, progress));
    std::set<QString> names;
    for (const LibraryEntry &entry : library.entries())
        EXPECT_TRUE(names.insert(entry.name).second) << entry.name.toStdString();
}

TEST(Library, OpensTheModelsOfAFolderWithoutCatalog)
{
    const test::TemporaryFolder folder;
    ASSERT_OK(exportModels(folder.path(QStringLiteral("maker_bed 2.glb")), samplePlaced(), {}));
    ASSERT_OK(exportModels(folder.path(QStringLiteral("gadget.obj")), samplePlaced(), {}));
    test::writeFile(folder.path(QStringLiteral("broken.stl")), "?");
    test::writeFile(folder.path(QStringLiteral("notes.txt")), "hello");
    Library library;
    Progress progress;
    const auto issues = library.addFolder(folder.path({}), progress);
    ASSERT_OK(issues);
    ASSERT_EQ(issues->size(), 1u);
    EXPECT_EQ(issues->front().code, QStringLiteral("bad-model"));
    ASSERT_EQ(library.entries().size(), categories().size() + 2);
    const LibraryEntry *bed = library.find(QStringLiteral("maker_bed 2")),
                       *gadget = library.find(QStringLiteral("gadget"));
    ASSERT_TRUE(bed && gadget);
    EXPECT_EQ(bed->category, QStringLiteral("Bed"));
    EXPECT_EQ(gadget->category, QStringLiteral("gadget"));
    EXPECT_LT((bed->size.cast<double>() - extentOf(samplePlaced())).norm(), 1e-4);
    // Added again, they get names of their own.
    ASSERT_OK(library.addFolder(folder.path({}), progress));
    EXPECT_TRUE(library.find(QStringLiteral("gadget 2")));
}

TEST(Library, SaysWhichEntryIsWrong)
{
    const test::TemporaryFolder folder;
    Library library;
    Progress progress;
    const auto missing = library.addFolder(folder.path(QStringLiteral("no")), progress);
    ASSERT_FALSE(missing);
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    test::writeFile(folder.path(QStringLiteral("catalog.json")), "{");
    const auto broken = library.addFolder(folder.path({}), progress);
    ASSERT_FALSE(broken);
    EXPECT_EQ(broken.error().code, ErrorCode::BadInput);
    test::writeFile(
        folder.path(QStringLiteral("catalog.json")),
        R"([{"name":"a","class":"Bed","file":"a.glb","size_m":[1,1]},{"name":"b","class":"Bed","file":"b.glb","size_m":[1,1,1]}])");
    const auto issues = library.addFolder(folder.path({}), progress);
    ASSERT_OK(issues);
    ASSERT_EQ(issues->size(), 2u);
    EXPECT_EQ((*issues)[0].code, QStringLiteral("bad-entry"));
    EXPECT_TRUE((*issues)[0].message.startsWith(QStringLiteral("catalog.json[0].size_m")));
    EXPECT_EQ((*issues)[1].code, QStringLiteral("missing-file"));
}

// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/user_library.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

#include <QFileInfo>
#include <QSettings>

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// Settings and cache in a folder of the test's own.
struct UserLibrary : testing::Test {
    UserLibrary()
    {
        QSettings::setPath(QSettings::IniFormat, QSettings::UserScope, folder.path({}));
        writeFile(folder.path(QStringLiteral("catalog.json")), "[]");
    }
    TemporaryFolder folder;
    Progress progress;
    Issues issues;
};

} // namespace

TEST_F(UserLibrary, IsTheStarterLibraryAndWhatWasAdded)
{
    workflow::addLibraryFolder(folder.path({}));
    workflow::addLibraryFolder(folder.path({}));
    workflow::addLibraryFolder(folder.path(QStringLiteral("gone")));
    EXPECT_EQ(workflow::libraryFolders().size(), 2);
    const auto library = workflow::openLibrary({}, progress, issues);
    ASSERT_OK(library);
    EXPECT_EQ(library->entries().size(), asset::categories().size());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().code, QStringLiteral("missing-folder"));
}

TEST_F(UserLibrary, TagsAreOfFoldersAndOfCatalogs)
{
    writeFile(folder.path(QStringLiteral("a.glb")), "");
    writeFile(folder.path(QStringLiteral("catalog.json")),
              R"([{"name": "A", "class": "Bed", "file": "a.glb", "size_m": [1, 1, 2]}])");
    workflow::addLibraryFolder(folder.path({}));
    auto tagged = workflow::openTaggedModels(progress, issues);
    ASSERT_OK(tagged);
    EXPECT_TRUE(workflow::offered(*tagged).empty()) << "nothing has a tag";
    workflow::addLibraryFolder(folder.path({}), {QStringLiteral("boho")});
    workflow::addLibraryFolder(folder.path({}));
    tagged = workflow::openTaggedModels(progress, issues);
    ASSERT_OK(tagged);
    const auto models = workflow::offered(*tagged);
    ASSERT_EQ(models.size(), 1u) << "the tags stay when the folder is added again without any";
    EXPECT_EQ(models[0].tags, QStringList(QStringLiteral("boho")));
    EXPECT_EQ(models[0].size, scene::Vec3(1, 2, 1));
    EXPECT_EQ(workflow::knownStyles(), asset::styles() + QStringList(QStringLiteral("boho")));
    EXPECT_TRUE(issues.empty());
}

TEST_F(UserLibrary, OneModelMayHaveTagsOfItsOwn)
{
    for (const char *file : {"a.glb", "b.glb"})
        writeFile(folder.path(QLatin1String(file)), "");
    writeFile(folder.path(QStringLiteral("catalog.json")),
              R"([{"name": "A", "class": "Bed", "file": "a.glb", "size_m": [1, 1, 2], "tags": ["Loft"]},
                  {"name": "B", "class": "Bed", "file": "b.glb", "size_m": [1, 1, 2]}])");
    const QString path = QFileInfo(folder.path({})).absoluteFilePath(), a = folder.path(QStringLiteral("a.glb"));
    workflow::addLibraryFolder(path, {QStringLiteral("boho")});
    workflow::giveTags(a, {QStringLiteral("mine")});
    const auto tagsOf = [&](const char *name) {
        const auto library = workflow::openUserModels(progress, issues);
        return library ? library->find(QLatin1String(name))->tags.join(QLatin1Char(' ')) : QString();
    };
    EXPECT_EQ(tagsOf("A"), QStringLiteral("industrial boho mine"));
    EXPECT_EQ(tagsOf("B"), QStringLiteral("boho"));
    EXPECT_TRUE(workflow::knownStyles().contains(QStringLiteral("mine")));
    workflow::giveTags(path, {});
    EXPECT_EQ(tagsOf("B"), QString());
    EXPECT_EQ(workflow::offered(*workflow::openTaggedModels(progress, issues)).size(), 1u);
    workflow::removeLibraryFolder(path);
    EXPECT_TRUE(workflow::libraryFolders().isEmpty());
    EXPECT_EQ(workflow::knownStyles(), asset::styles());
}

TEST_F(UserLibrary, IsAFolderAloneWhereOneIsNamed)
{
    const auto library = workflow::openSearchableLibrary(folder.path({}), progress, issues);
    ASSERT_OK(library);
    EXPECT_TRUE(library->library.entries().empty());
    EXPECT_EQ(library->shapes.size(), 0u);
    EXPECT_EQ(workflow::openLibrary(folder.path(QStringLiteral("gone")), progress, issues).error().code,
              ErrorCode::NotFound);
}

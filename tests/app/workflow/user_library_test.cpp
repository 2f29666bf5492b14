// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/user_library.h"

#include "core/asset/parametric.h"
#include "tests/support/test_data.h"

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

TEST_F(UserLibrary, IsAFolderAloneWhereOneIsNamed)
{
    const auto library = workflow::openSearchableLibrary(folder.path({}), progress, issues);
    ASSERT_OK(library);
    EXPECT_TRUE(library->library.entries().empty());
    EXPECT_EQ(library->shapes.size(), 0u);
    EXPECT_EQ(workflow::openLibrary(folder.path(QStringLiteral("gone")), progress, issues).error().code,
              ErrorCode::NotFound);
}

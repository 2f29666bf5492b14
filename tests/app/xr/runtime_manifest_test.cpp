// SPDX-License-Identifier: Apache-2.0
// Broken manifests are in session_recovery_test.cpp, where their messages reach a person.
#include "app/xr/runtime_manifest.h"

#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

TEST(RuntimeManifest, theSimulatedHeadsetStandsBesideTheProgram)
{
    ASSERT_OK(xr::useSimulatedHeadset({}, xr::Clock::Virtual));
    EXPECT_TRUE(xr::runtimeManifestPath().endsWith(QStringLiteral("twinloom_simulated_headset.json")));
    EXPECT_OK(xr::checkRuntimeManifest());
}

TEST(RuntimeManifest, aMistakeInTheScriptIsNamedWithItsLine)
{
    const TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("script.txt"));
    writeFile(path, "0 hide\n1 dance\n");
    const auto used = xr::useSimulatedHeadset(path, xr::Clock::Virtual);
    ASSERT_FALSE(used.has_value());
    EXPECT_EQ(used.error().code, ErrorCode::BadInput);
    EXPECT_TRUE(used.error().message.contains(path + QStringLiteral(", line 2"))) << used.error().text().toStdString();
    const auto missing = xr::useSimulatedHeadset(folder.path(QStringLiteral("none.txt")), xr::Clock::Virtual);
    ASSERT_FALSE(missing.has_value());
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
}

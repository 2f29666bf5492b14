// SPDX-License-Identifier: Apache-2.0
#include "app/workflow/live_guest.h"

#include "core/scene/change.h"
#include "tests/support/test_data.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

scene::Scene sceneWith(const std::vector<scene::Binding> &bindings)
{
    scene::TwinComponent twin;
    twin.id = QStringLiteral("press");
    twin.bindings = bindings;
    scene::Node node;
    node.id = {1};
    node.set(twin);
    return scene::apply({}, {{scene::added(node)}}).value();
}

} // namespace

TEST(LiveGuest, waitsForAValueAndShowsIt)
{
    const TemporaryFolder folder;
    writeFile(folder.path(QStringLiteral("press.csv")), "pressure\n31\n32\n33\n");
    scene::Binding binding;
    binding.property = QStringLiteral("pressure");
    binding.source = QStringLiteral("replay:%1?speed=max").arg(folder.path(QStringLiteral("press.csv")));
    binding.selector = QStringLiteral("/pressure");
    binding.visuals = {QStringLiteral("label=format \"{value}\"")};
    auto guest = workflow::LiveGuest::connect(sceneWith({binding}));
    ASSERT_OK(guest);
    Progress progress;
    ASSERT_OK(guest->wait(10, progress));
    EXPECT_TRUE(guest->complete());
    EXPECT_TRUE(guest->overlays()[scene::NodeId{1}].label.has_value());
}

TEST(LiveGuest, aSilentSourceIsWaitedForOnlySoLong)
{
    scene::Binding binding;
    binding.property = QStringLiteral("pressure");
    binding.source = QStringLiteral("mqtt://127.0.0.1:1/plant/press");
    auto guest = workflow::LiveGuest::connect(sceneWith({binding}));
    ASSERT_OK(guest);
    Progress progress;
    ASSERT_OK(guest->wait(0.3, progress));
    EXPECT_FALSE(guest->complete());
    progress.cancel();
    EXPECT_EQ(guest->wait(10, progress).error().code, ErrorCode::Cancelled);
}

TEST(LiveGuest, nothingBoundIsNotFound)
{
    EXPECT_EQ(workflow::LiveGuest::connect({}).error().code, ErrorCode::NotFound);
}

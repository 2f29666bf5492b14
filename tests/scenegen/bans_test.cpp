// SPDX-License-Identifier: Apache-2.0
#include "scenegen/bans.h"

#include "tests/scenegen/rooms.h"

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

TEST(Bans, ANumberThatWasAskedForHolds)
{
    std::map<QString, int> counts = {{QStringLiteral("Bed"), 2}};
    Issues findings;
    ban(QStringLiteral("Rug"), QStringLiteral("ban[0]"), counts, findings);
    ban(QStringLiteral("rug"), QStringLiteral("ban[1]"), counts, findings);
    EXPECT_TRUE(findings.empty());
    EXPECT_EQ(counts, (std::map<QString, int>{{QStringLiteral("Bed"), 2}, {QStringLiteral("Rug"), 0}}));
    ban(QStringLiteral("bed"), QStringLiteral("ban[2]"), counts, findings);
    EXPECT_EQ(counts.at(QStringLiteral("Bed")), 2);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_EQ(findings.front().code, QStringLiteral("ban-and-count"));
    EXPECT_EQ(findings.front().field, QStringLiteral("ban[2]"));
}

TEST(Bans, UnknownAndPinnedOnesAreTold)
{
    Request request;
    request.counts = {{QStringLiteral("Bed"), 0}, {QStringLiteral("Sofa"), 0}, {QStringLiteral("Glorp"), 0}};
    request.objects.resize(1);
    request.objects.front().category = QStringLiteral("bed");
    request.objects.front().pinned = true;
    Issues issues;
    reportBans(request, issues);
    ASSERT_EQ(issues.size(), 2u);
    EXPECT_EQ(issues[0].code, QStringLiteral("ban-and-pinned"));
    EXPECT_EQ(issues[0].field, QStringLiteral("counts.Bed"));
    EXPECT_EQ(issues[1].code, QStringLiteral("unknown-category"));
    EXPECT_EQ(issues[1].field, QStringLiteral("counts.Glorp"));
    request.objects.front().pinned = false;
    issues.clear();
    reportBans(request, issues);
    EXPECT_FALSE(test::hasIssue(issues, "ban-and-pinned")) << "what is half given is asked for";
}

} // namespace
} // namespace twinloom::scenegen

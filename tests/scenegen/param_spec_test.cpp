// SPDX-License-Identifier: Apache-2.0
#include "scenegen/param_spec.h"

#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

std::vector<ParamSpec> specs()
{
    return {{QStringLiteral("density"), ParamSpec::Type::Real, 1.0, 0, 3, {}, {}, {}},
            {QStringLiteral("tries"), ParamSpec::Type::Integer, 4, 1, 9, {}, {}, {}},
            {QStringLiteral("small"), ParamSpec::Type::Bool, true, 0, 0, {}, {}, {}},
            {QStringLiteral("style"),
             ParamSpec::Type::Choice,
             QStringLiteral("plain"),
             0,
             0,
             {},
             {QStringLiteral("plain"), QStringLiteral("rich")},
             {}}};
}

TEST(ParamSpec, FillsInDefaults)
{
    const auto resolved = resolveParameters(specs(), {{QStringLiteral("tries"), 7}});
    ASSERT_OK(resolved);
    EXPECT_EQ(resolved->value(QLatin1String("density")).toDouble(), 1.0);
    EXPECT_EQ(resolved->value(QLatin1String("tries")).toInt(), 7);
    EXPECT_TRUE(resolved->value(QLatin1String("small")).toBool());
}

TEST(ParamSpec, ReadsTexts)
{
    const auto parsed = parseParameters(
        specs(), {QStringLiteral("density=0.5"), QStringLiteral("small=no"), QStringLiteral("style=rich")});
    ASSERT_OK(parsed);
    EXPECT_EQ(parsed->value(QLatin1String("density")).toDouble(), 0.5);
    EXPECT_FALSE(parsed->value(QLatin1String("small")).toBool());
    EXPECT_EQ(parsed->value(QLatin1String("style")).toString(), QStringLiteral("rich"));
    EXPECT_FALSE(parsed->contains(QLatin1String("tries"))) << "nobody said it";
}

TEST(ParamSpec, NamesWhatIsWrong)
{
    for (const char *wrong :
         {"density=4", "density=x", "density=nan", "tries=1.5", "small=perhaps", "style=odd", "other=1"}) {
        const auto parsed = parseParameters(specs(), {QString::fromLatin1(wrong)});
        ASSERT_FALSE(parsed.has_value()) << wrong;
        EXPECT_EQ(parsed.error().code, ErrorCode::BadInput) << wrong;
        EXPECT_TRUE(parsed.error().message.contains(QString::fromLatin1(wrong).section(QLatin1Char('='), 0, 0)))
            << wrong;
    }
    std::vector<ParamSpec> helped = specs();
    helped[0].help = QStringLiteral("How much.");
    EXPECT_TRUE(
        parseParameters(helped, {QStringLiteral("density=4")}).error().text().endsWith(QLatin1String(" 3. How much.")));
    EXPECT_EQ(parseParameters(specs(), {QStringLiteral("density")}).error().code, ErrorCode::Usage);
}

} // namespace
} // namespace twinloom::scenegen

// SPDX-License-Identifier: Apache-2.0
#include "twin/state/visual.h"

#include "tests/support/test_data.h"

#include <QJsonArray>

using namespace twinloom;
using namespace twinloom::twin;
using twinloom::test::s;

namespace
{

template <class Kind>
Kind parsed(const char *text)
{
    const auto visual = parseVisual(s(text));
    EXPECT_TRUE(visual) << (visual ? std::string() : visual.error().text().toStdString());
    const Kind *kind = visual ? std::get_if<Kind>(&*visual) : nullptr;
    EXPECT_TRUE(kind) << text;
    return kind ? *kind : Kind{};
}

} // namespace

TEST(Visual, RampMixesInLinearLight)
{
    const auto ramp = parsed<ColourRamp>("colour=ramp 0:#000000 50:#ffffff 100:red strength 0.5");
    ASSERT_EQ(ramp.stops.size(), 3U);
    EXPECT_FLOAT_EQ(ramp.strength, 0.5F);
    EXPECT_EQ(colourOf(ramp, 25), Eigen::Vector4f(0.5F, 0.5F, 0.5F, 0.5F));
    EXPECT_EQ(colourOf(ramp, -9), Eigen::Vector4f(0, 0, 0, 0.5F));
    EXPECT_EQ(colourOf(ramp, 1e9)->head<3>(), ramp.stops[2].colour);
    EXPECT_EQ(colourOf(ramp, 50)->head<3>(), Eigen::Vector3f(1, 1, 1));
    EXPECT_FALSE(colourOf(ramp, s("hot")));
    EXPECT_TRUE(colourOf(ramp, true)) << "a switch is 0 or 1";
}

TEST(Visual, MapTakesAnyKey)
{
    const auto map = parsed<ColourMap>("color=map true:green 3:red idle:grey \"no part\":#102030 \"5\":blue");
    ASSERT_EQ(map.entries.size(), 5U);
    EXPECT_TRUE(colourOf(map, true));
    EXPECT_TRUE(colourOf(map, 3.0));
    EXPECT_TRUE(colourOf(map, s("idle")));
    EXPECT_TRUE(colourOf(map, s("no part")));
    EXPECT_TRUE(colourOf(map, s("5")));
    EXPECT_FALSE(colourOf(map, 5));
    EXPECT_FALSE(colourOf(map, false));
}

TEST(Visual, LabelHasFieldsAndBraces)
{
    const auto label = parsed<LabelFormat>("label=format \"{{{twin}}} {value:2} \\\"{unit}\\\"\"");
    ASSERT_EQ(label.pieces.size(), 7U);
    EXPECT_EQ(label.pieces[0].text, s("{"));
    EXPECT_EQ(label.pieces[1].field, LabelFormat::Field::Twin);
    EXPECT_EQ(label.pieces[3].decimals, 2);
    EXPECT_EQ(label.pieces[4].text, s(" \""));
}

TEST(Visual, GaugePathAndCondition)
{
    const auto gauge = parsed<GaugeRange>("gauge=range -10 10");
    EXPECT_EQ(gaugeOf(gauge, 0), 0.5);
    EXPECT_EQ(gaugeOf(gauge, 99), 1.0);
    EXPECT_FALSE(gaugeOf(gauge, s("x")));
    const auto path = parsed<PathPosition>("position=path \"the way\" 0 100");
    EXPECT_EQ(path.node, s("the way"));
    EXPECT_EQ(path.most, 100);
    EXPECT_EQ(parsed<PathPosition>("position=path n4").most, 1);
    const auto above = parsed<VisibleWhen>("visible=when >= 5");
    EXPECT_EQ(visibleWhen(above, 5), true);
    EXPECT_EQ(visibleWhen(above, 4.9), false);
    EXPECT_FALSE(visibleWhen(above, s("x")).has_value());
    const auto running = parsed<VisibleWhen>("visible=when != running");
    EXPECT_EQ(visibleWhen(running, s("running")), false);
    EXPECT_EQ(visibleWhen(running, s("idle")), true);
    EXPECT_FALSE(visibleWhen(running, 1).has_value());
}

TEST(Visual, ErrorsNameTheColumn)
{
    const std::pair<const char *, int> wrong[] = {{"", 1},
                                                  {"=x", 1},
                                                  {"colour", 1},
                                                  {"sound=loud", 1},
                                                  {"colour=fade 0:red 1:blue", 8},
                                                  {"colour=ramp", 12},
                                                  {"colour=ramp 0:red", 18},
                                                  {"colour=ramp 0:red 0:blue", 19},
                                                  {"colour=ramp a:red 1:blue", 13},
                                                  {"colour=ramp 0:reddish 1:blue", 13},
                                                  {"colour=ramp 0:#12345 1:blue", 13},
                                                  {"colour=ramp 0:red 1:blue strength 2", 35},
                                                  {"colour=ramp 0:red 1:blue strength", 34},
                                                  {"colour=map", 11},
                                                  {"colour=map true", 12},
                                                  {"label=format", 13},
                                                  {"label=format {speed}", 14},
                                                  {"label=format {value", 14},
                                                  {"label=format value}", 14},
                                                  {"label=format {value:x}", 14},
                                                  {"label=format {value:99}", 14},
                                                  {"label=format {unit:1}", 14},
                                                  {"label=format \"a", 14},
                                                  {"label=format a b", 16},
                                                  {"gauge=range 5", 14},
                                                  {"gauge=range 5 5", 13},
                                                  {"gauge=range 0 x", 15},
                                                  {"gauge=range 0 1 2", 17},
                                                  {"gauge=range 0 nan", 15},
                                                  {"position=path", 14},
                                                  {"position=path n1 5", 19},
                                                  {"position=path n1 5 1", 18},
                                                  {"visible=when", 13},
                                                  {"visible=when ~ 5", 14},
                                                  {"visible=when <", 15},
                                                  {"visible=when < idle", 16}};
    for (const auto &[text, column] : wrong) {
        const auto visual = parseVisual(s(text));
        ASSERT_FALSE(visual) << text;
        EXPECT_EQ(visual.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(visual.error().message.contains(QStringLiteral("column %1:").arg(column)))
            << visual.error().message.toStdString();
    }
}

TEST(Visual, AnyTextIsAnsweredWithoutACrash)
{
    const QString whole = s("colour=ramp 0:#102030 50:green \"100\":red strength 0.7 label=format \"{value:1}\\\"\"");
    for (qsizetype from = 0; from < whole.size(); ++from)
        for (qsizetype length = 0; from + length <= whole.size(); length += 3)
            (void)parseVisual(whole.mid(from, length)).has_value();
    EXPECT_FALSE(parseVisual(s("gauge=range ") + QString(100000, QLatin1Char('9'))));
}

TEST(Visual, ValuesAsText)
{
    EXPECT_EQ(valueText(1.5), s("1.5"));
    EXPECT_EQ(valueText(0.1), s("0.1"));
    EXPECT_EQ(valueText(2507.123, 1), s("2507.1"));
    EXPECT_EQ(valueText(7), s("7"));
    EXPECT_EQ(valueText(true), s("true"));
    EXPECT_EQ(valueText(s("x"), 2), s("x"));
    EXPECT_EQ(valueText(QJsonArray{1, 2}), s("[1,2]"));
    EXPECT_EQ(channelName(parsed<GaugeRange>("gauge=range 0 1")) + channelName(parsed<ColourMap>("colour=map 1:red")),
              s("gaugecolour"));
}

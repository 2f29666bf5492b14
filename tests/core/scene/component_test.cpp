// SPDX-License-Identifier: Apache-2.0
#include "core/scene/component.h"

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace twinloom::scene;

namespace
{

std::vector<Component> oneOfEach()
{
    return {
        ModelComponent{QStringLiteral("Bed"), {}, {1.6, 2, 0.5}, QStringLiteral("oak"), QStringLiteral("round")},
        PointCloudComponent{QStringLiteral("ab"), 12345, QStringLiteral("a.ply"), {0, 0, 0}, {1, 2, 3}},
        RoomComponent{QStringLiteral("bedroom"), {{0, 0}, {4, 0}, {4, 3}}, 0.0, std::nullopt},
        WallComponent{{0, 0}, {4, 0}, 0, 2.5, 0.1, 0.75},
        OpeningComponent{QStringLiteral("door"), {1, 0}, {2, 0}, 0, 2.1, 0.5},
        ObjectComponent{QStringLiteral("Bed"), {1.6, 2, 0.5}, 0.9, 120, QStringLiteral("bed_1"), true},
        RecipeComponent{QStringLiteral("graph"), QStringLiteral("1"), {{QStringLiteral("a"), 1}}, ~quint64(0), {}},
        CameraComponent{0.8},
        TwinComponent{QStringLiteral("press"),
                      QStringLiteral("dtmi:a;1"),
                      {{QStringLiteral("speed"), 2}},
                      {Binding{QStringLiteral("speed"),
                               QStringLiteral("mqtt://h/t"),
                               QStringLiteral("/v"),
                               {},
                               2,
                               -1,
                               0.5,
                               {QStringLiteral("label=format {value}")}},
                       Binding{QStringLiteral("load"), QStringLiteral("mqtt://h/t"), {}, {}, 1, 0, std::nullopt, {}}}},
        DtdlComponent{QStringLiteral("cd"), QStringLiteral("a.json"), {QStringLiteral("dtmi:a;1")}},
        UnknownComponent{QStringLiteral("vendor"), QJsonArray{1, QStringLiteral("x"), QJsonValue()}}};
}

} // namespace

TEST(Component, EveryKindComesBackEqual)
{
    for (const Component &component : oneOfEach()) {
        const QString type = componentType(component);
        const auto read = componentFromJson(type, componentToJson(component));
        ASSERT_OK(read);
        EXPECT_EQ(*read, component) << type.toStdString();
    }
}

TEST(Component, NamesTheFieldThatIsMissingOrWrong)
{
    for (const Component &component : oneOfEach()) {
        if (std::holds_alternative<UnknownComponent>(component))
            continue;
        const QString type = componentType(component);
        const QJsonObject whole = componentToJson(component).toObject();
        int required = 0;
        for (const QString &key : whole.keys()) {
            QJsonObject without = whole, wrong = whole;
            without.remove(key);
            wrong[key] = QJsonArray{QJsonObject()};
            const auto missing = componentFromJson(type, without);
            if (!missing) {
                ++required;
                EXPECT_TRUE(missing.error().message.startsWith(type + QLatin1Char('.') + key))
                    << missing.error().text().toStdString();
            }
            const auto bad = componentFromJson(type, wrong);
            ASSERT_FALSE(bad) << type.toStdString() << '.' << key.toStdString();
            EXPECT_EQ(bad.error().code, twinloom::ErrorCode::BadInput);
            EXPECT_TRUE(bad.error().message.startsWith(type + QLatin1Char('.') + key))
                << bad.error().text().toStdString();
        }
        EXPECT_GT(required, 0) << type.toStdString();
        EXPECT_FALSE(componentFromJson(type, QJsonValue(3)));
    }
}

TEST(Component, KeepsTheFieldsOfUnknownKinds)
{
    const QJsonObject data{{QStringLiteral("deep"), QJsonObject{{QStringLiteral("list"), QJsonArray{1.5, true}}}}};
    const auto read = componentFromJson(QStringLiteral("not-yet-invented"), data);
    ASSERT_OK(read);
    EXPECT_EQ(componentToJson(*read), QJsonValue(data));
}

// SPDX-License-Identifier: Apache-2.0
#include "scenegen/passed_over.h"

#include "scenegen/request_json.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace twinloom::scenegen
{
namespace
{

Issues findings(const char *objects)
{
    const QByteArray json = QByteArray(R"({"polygon":[[0,0],[4,0],[4,4],[0,4]],"objects":)") + objects + "}";
    const auto request = requestFromJson(QJsonDocument::fromJson(json).object());
    EXPECT_OK(request);
    return request ? request->findings : Issues();
}

TEST(PassedOver, AnEmptyCategoryIsTold)
{
    const Issues issues = findings(R"([{"category":""},{"category":"","size":[1,1,1]},{"size":[1,1,1]}])");
    EXPECT_EQ(std::ranges::count(issues, QStringLiteral("empty-category"), &Issue::code), 2);
    EXPECT_EQ(issues.front().field, QStringLiteral("objects[0].category"));
}

TEST(PassedOver, CompleteObjectsAreToldOnce)
{
    const char *one = R"({"category":"Bed","centre":[2,2,0.3],"size":[1,2,0.6],"yaw":0})";
    const Issues issues = findings(QByteArray("[").append(one).append(",").append(one).append("]").constData());
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().code, QStringLiteral("complete-dropped"));
    EXPECT_TRUE(issues.front().message.startsWith(QLatin1String("2 "))) << issues.front().message.toStdString();
    EXPECT_TRUE(findings(R"([{"category":"Bed","centre":[2,2,0.3],"size":[1,2,0.6],"yaw":0,"pinned":true}])").empty());
    EXPECT_TRUE(findings(R"([{"category":"Bed","centre":[2,2,0.3],"yaw":0}])").empty()) << "half given";
}

TEST(PassedOver, UnknownFieldsAreToldOnce)
{
    const Issues issues = findings(R"([{"category":"Bed","colour":1},{"category":"Bed","colour":2}])");
    ASSERT_EQ(issues.size(), 1u);
    EXPECT_EQ(issues.front().field, QStringLiteral("objects[0].colour"));
}

} // namespace
} // namespace twinloom::scenegen

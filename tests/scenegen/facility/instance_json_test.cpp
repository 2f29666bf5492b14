// SPDX-License-Identifier: Apache-2.0
#include "scenegen/facility/instance_json.h"
#include "tests/support/test_data.h"

#include <QJsonArray>

using namespace twinloom;
using namespace twinloom::facility;

namespace
{

Error errorOf(const QByteArray &json)
{
    const test::TemporaryFolder folder;
    test::writeFile(folder.path(QStringLiteral("a.json")), json);
    const auto read = readInstances(folder.path(QStringLiteral("a.json")));
    EXPECT_FALSE(read) << json.constData();
    return read ? Error{} : read.error();
}

} // namespace

TEST(InstanceJson, readsTheSharedOnes)
{
    for (const char *file : {"facility/qap.json", "facility/flexible_bay.json"})
        EXPECT_OK(readInstances(test::dataPath(QString::fromLatin1(file))));
}

TEST(InstanceJson, wrongInputNamesTheField)
{
    for (const char *json : {"", "{", "[]", "[1]", R"({"flow":[[1,2]]})", R"({"flow":[[1]],"distance":[["a"]]})",
                             R"({"flow":[[1]],"area":[1],"max_aspect_ratio":[1]})",
                             R"({"flow":[[1]],"area":[-1],"max_aspect_ratio":[1],"width":1,"height":1})",
                             R"({"flow":[[1]],"area":[2],"max_aspect_ratio":[1],"width":1,"height":1})"})
        EXPECT_EQ(errorOf(json).code, ErrorCode::BadInput) << json;
    EXPECT_TRUE(errorOf(R"({"flow":[[1]],"distance":[["a"]]})").message.contains(QStringLiteral("distance[0][0]")));
    EXPECT_EQ(readInstances(QStringLiteral("nowhere.json")).error().code, ErrorCode::NotFound);
}

TEST(InstanceJson, solutionsHaveTheirForm)
{
    Progress progress;
    Instance instance{
        QStringLiteral("two"), AssignmentInstance{Eigen::MatrixXd::Ones(2, 2), Eigen::MatrixXd::Ones(2, 2)}, {}};
    const auto solved = solve(instance, 1, {.steps = 10}, progress);
    ASSERT_OK(solved);
    EXPECT_EQ(solved->layout.value(QLatin1String("permutation")).toArray().size(), 2);
}

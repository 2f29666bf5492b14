// SPDX-License-Identifier: Apache-2.0
#include "core/scene/json_fields.h"

#include "tests/support/test_data.h"

#include <cmath>
#include <limits>

using namespace twinloom;
using namespace twinloom::scene;

namespace
{

QJsonValue nested(int depth)
{
    QJsonValue value = 1;
    for (int i = 0; i < depth; ++i)
        value = QJsonArray{value};
    return value;
}

} // namespace

TEST(JsonFields, NamesThePathOfTheFirstFailure)
{
    const QJsonObject object{{QStringLiteral("size"), QJsonArray{1, QStringLiteral("x"), 3}}};
    Vec3 size;
    QString name;
    JsonFields fields(object, elementPath(QStringLiteral("objects"), 3));
    fields.read(QLatin1String("size"), size);
    fields.read(QLatin1String("name"), name);
    ASSERT_FALSE(fields.ok());
    EXPECT_EQ(fields.result().error().code, ErrorCode::BadInput);
    EXPECT_TRUE(fields.result().error().message.startsWith(QStringLiteral("objects[3].size[1]: ")));
}

TEST(JsonFields, KeepsTheDefaultOfWhatIsAbsentOrNull)
{
    JsonFields fields(QJsonObject{{QStringLiteral("b"), QJsonValue()}});
    double a = 1, b = 2;
    fields.read(QLatin1String("a"), a, Need::Optional);
    fields.read(QLatin1String("b"), b, Need::Optional);
    EXPECT_TRUE(fields.ok());
    EXPECT_EQ(a, 1);
    EXPECT_EQ(b, 2);
    fields.read(QLatin1String("b"), b);
    EXPECT_FALSE(fields.ok());
}

TEST(JsonFields, RefusesWhatIsNoObject)
{
    EXPECT_FALSE(JsonFields(QJsonValue(1)).ok());
}

TEST(JsonFields, WholeNumbersAreChecked)
{
    qint64 value = 0;
    EXPECT_OK(readJson(QJsonValue(-3), {}, value));
    EXPECT_EQ(value, -3);
    EXPECT_FALSE(readJson(QJsonValue(1.5), {}, value));
    EXPECT_FALSE(readJson(QJsonValue(1e18), {}, value));
    quint64 seed = 0;
    EXPECT_FALSE(readJson(QJsonValue(-1), {}, seed));
    EXPECT_FALSE(readJson(QJsonValue(QStringLiteral("18446744073709551616")), {}, seed));
    for (const quint64 exact : {quint64(0), quint64(1) << 53, (quint64(1) << 53) + 1, ~quint64(0)}) {
        EXPECT_OK(readJson(writeJson(exact), {}, seed));
        EXPECT_EQ(seed, exact);
    }
}

TEST(JsonFields, WritesNegativeZeroAsZero)
{
    EXPECT_FALSE(std::signbit(writeJson(-0.0).toDouble()));
    const QJsonValue inside = writeJson(QJsonValue(QJsonArray{-0.0, QJsonObject{{QStringLiteral("a"), -0.0}}}));
    EXPECT_FALSE(std::signbit(inside.toArray().at(0).toDouble()));
    EXPECT_FALSE(std::signbit(inside.toArray().at(1).toObject().value(QLatin1String("a")).toDouble()));
}

TEST(JsonFields, KnowsWhatCannotBeWritten)
{
    EXPECT_TRUE(isWritable(nested(kMostJsonDepth)));
    EXPECT_FALSE(isWritable(nested(kMostJsonDepth + 1)));
    EXPECT_FALSE(isWritable(QJsonArray{std::numeric_limits<double>::infinity()}));
    EXPECT_FALSE(isWritable(QJsonObject{{QStringLiteral("a"), std::nan("")}}));
}

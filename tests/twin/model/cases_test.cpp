// SPDX-License-Identifier: Apache-2.0
#include "twin/model/cases.h"

#include "tests/support/test_data.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

using namespace twinloom;
using namespace twinloom::twin;

namespace
{

/// Runs all public cases of a version; about 3,700 of them.
Agreement agreementOf(int version)
{
    Agreements agreements;
    for (const char *kind : {"generated", "specification"}) {
        QFile file(test::dataPath(QStringLiteral("dtdl/%1-v%2.jsonl").arg(QLatin1String(kind)).arg(version)));
        EXPECT_TRUE(file.open(QIODevice::ReadOnly)) << file.fileName().toStdString();
        while (!file.atEnd()) {
            const auto result = runCase(file.readLine().trimmed());
            EXPECT_TRUE(result);
            if (result)
                count(*result, agreements);
        }
    }
    const Agreement agreement = agreements[version];
    std::printf("DTDL v%d: %d of %d cases agree\n", version, agreement.agreeing, agreement.cases);
    return agreement;
}

double share(const Agreement &agreement)
{
    return double(agreement.agreeing) / std::max(1, agreement.cases);
}

} // namespace

// The cases that are left ask for a resolver of missing documents or for a setting that a case does not carry.
TEST(Cases, Version2Agrees)
{
    const Agreement agreement = agreementOf(2);
    EXPECT_EQ(agreement.cases, 3678);
    EXPECT_GE(share(agreement), 0.999);
}

TEST(Cases, Version3Agrees)
{
    const Agreement agreement = agreementOf(3);
    EXPECT_EQ(agreement.cases, 3707);
    EXPECT_GE(share(agreement), 0.998);
}

TEST(Cases, Version4Agrees)
{
    const Agreement agreement = agreementOf(4);
    EXPECT_EQ(agreement.cases, 3914);
    EXPECT_GE(share(agreement), 0.998);
}

TEST(Cases, ComparesErrorsWithTheList)
{
    const QByteArray start =
        "{\"name\":\"n\",\"version\":3,\"input\":[{\"@id\":\"dtmi:a;1\"}],\"valid\":false,\"errors\":[";
    const auto listed = runCase(start + "{\"ValidationID\":\"dtmi:dtdl:parsingError:missingContext\"}]}");
    ASSERT_OK(listed);
    EXPECT_EQ(listed->agrees, true);
    const auto other = runCase(start + "{\"ValidationID\":\"dtmi:dtdl:parsingError:emptyContext\"}]}");
    ASSERT_OK(other);
    EXPECT_EQ(other->agrees, false);
    const QJsonObject json = QJsonDocument::fromJson(caseToJson(*other)).object();
    EXPECT_EQ(json.value(QStringLiteral("name")), QStringLiteral("n"));
    EXPECT_EQ(json.value(QStringLiteral("accepted")), false);
    ASSERT_EQ(json.value(QStringLiteral("errors")).toArray().size(), 1);
    EXPECT_EQ(json.value(QStringLiteral("errors")).toArray().at(0).toObject().value(QStringLiteral("ValidationID")),
              QStringLiteral("dtmi:dtdl:parsingError:missingContext"));
}

TEST(Cases, ALineThatIsNoneIsBadInput)
{
    for (const char *line : {"", "{", "[]", "5", "{\"name\":\"x\"}", "{\"input\":3}"}) {
        const auto result = runCase(line);
        ASSERT_FALSE(result) << line;
        EXPECT_EQ(result.error().code, ErrorCode::BadInput);
    }
    EXPECT_TRUE(runCase("{\"input\":[null,3]}"));
}

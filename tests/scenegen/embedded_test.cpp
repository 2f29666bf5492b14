// SPDX-License-Identifier: Apache-2.0
#include "scenegen/embedded.h"

#include <QJsonDocument>

#include <gtest/gtest.h>

namespace twinloom::scenegen
{
namespace
{

TEST(Embedded, EveryFileIsAJsonObjectWithItsLicence)
{
    for (const Embedded file :
         {Embedded::GraphStatistics, Embedded::AuthoredRooms, Embedded::Lexicon, Embedded::HallRules}) {
        const QJsonDocument document = QJsonDocument::fromJson(embedded(file));
        ASSERT_TRUE(document.isObject()) << int(file);
        EXPECT_TRUE(document[QLatin1String("spdx")].toString().startsWith(QLatin1String("Apache"))) << int(file);
    }
}

TEST(Embedded, TheWeightsSayTheirFormat)
{
    const QByteArray weights = embedded(Embedded::AutoregressiveWeights);
    EXPECT_GT(weights.size(), 100'000);
    EXPECT_TRUE(weights.contains("twinloom-autoregressive-1"));
}

} // namespace
} // namespace twinloom::scenegen

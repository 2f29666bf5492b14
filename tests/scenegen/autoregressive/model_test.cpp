// SPDX-License-Identifier: Apache-2.0
#include "scenegen/autoregressive/model.h"

#include "scenegen/embedded.h"
#include "tests/support/test_data.h"

namespace twinloom::scenegen
{
namespace
{

TEST(Model, TheBuiltInOneKnowsHomes)
{
    const Model &model = Model::builtIn();
    for (const char *type : {"Bedroom", "living room", "KITCHEN"})
        EXPECT_GE(model.type(QString::fromLatin1(type)), 0) << type;
    EXPECT_EQ(model.type(QStringLiteral("Factory")), -1);
    EXPECT_EQ(model.categories[static_cast<std::size_t>(model.category(QStringLiteral("bed")))], QStringLiteral("Bed"));
    EXPECT_EQ(model.category(QStringLiteral("Dragon")), -1);
    EXPECT_TRUE(model.mounted[static_cast<std::size_t>(model.category(QStringLiteral("Painting")))]);
    EXPECT_FALSE(model.mounted[static_cast<std::size_t>(model.category(QStringLiteral("Bed")))]);
}

TEST(Model, KnowsHowManyOfAThingRoomsHave)
{
    const Model &model = Model::builtIn();
    const auto sharesOf = [](const Model &of, const char *type, const char *category) {
        return of.shares[static_cast<std::size_t>(of.type(QString::fromLatin1(type)))]
                        [static_cast<std::size_t>(of.category(QString::fromLatin1(category)))];
    };
    const std::vector<double> beds = sharesOf(model, "Bedroom", "Bed");
    ASSERT_GE(beds.size(), 2u);
    EXPECT_GT(beds[0], 0.95);
    EXPECT_LT(beds[1], 0.3);
    EXPECT_EQ(sharesOf(model, "Kitchen", "Bed"), std::vector<double>());

    QByteArray older = embedded(Embedded::AutoregressiveWeights);
    const qsizetype at = older.indexOf("\\\"shares\\\"");
    ASSERT_GE(at, 0);
    older.replace(at, 10, "\\\"shapes\\\"");
    const auto read = Model::from(older, QStringLiteral("older"));
    ASSERT_OK(read);
    EXPECT_EQ(sharesOf(*read, "Bedroom", "Bed"), std::vector<double>()) << "written before they were";
}

TEST(Model, LeansTowardsWhatItDrawsTooSeldom)
{
    const Model &model = Model::builtIn();
    ASSERT_EQ(model.leanings.size(), model.types.size());
    float most = 0;
    for (const std::vector<float> &leanings : model.leanings) {
        ASSERT_EQ(leanings.size(), model.categories.size());
        for (const float leaning : leanings)
            most = std::max(most, std::abs(leaning));
    }
    EXPECT_GT(most, 0) << "it was calibrated";
    EXPECT_LE(most, 1.5F);

    QByteArray older = embedded(Embedded::AutoregressiveWeights);
    const qsizetype at = older.indexOf("\\\"leanings\\\"");
    ASSERT_GE(at, 0);
    const auto without = Model::from(older.replace(at, 12, "\\\"loanings\\\""), QStringLiteral("older"));
    ASSERT_OK(without);
    EXPECT_EQ(without->leanings,
              std::vector<std::vector<float>>(model.types.size(), std::vector<float>(model.categories.size(), 0.0F)));
}

TEST(Model, AFileIsReadOnceAndKept)
{
    const test::TemporaryFolder folder;
    const QString path = folder.path(QStringLiteral("own.safetensors"));
    test::writeFile(path, embedded(Embedded::AutoregressiveWeights));
    const auto first = Model::load(path);
    ASSERT_OK(first);
    EXPECT_EQ((*first)->categories, Model::builtIn().categories);
    EXPECT_EQ(*first, *Model::load(path));
}

TEST(Model, SaysWhatIsWrongWithAFile)
{
    const QString name = QStringLiteral("own");
    const QByteArray good = embedded(Embedded::AutoregressiveWeights);
    EXPECT_EQ(Model::load(QStringLiteral("/nowhere/model")).error().code, ErrorCode::Io);
    const auto expectBad = [&](QByteArray bytes, const char *why) {
        const auto model = Model::from(bytes, name);
        ASSERT_FALSE(model.has_value()) << why;
        EXPECT_EQ(model.error().code, ErrorCode::BadInput);
        EXPECT_TRUE(model.error().message.contains(QLatin1String(why))) << model.error().message.toStdString();
    };
    expectBad("no weights", "own");
    expectBad(good.left(good.size() - 100), "outside");
    const auto replaced = [&](const char *what, const char *with) {
        QByteArray bytes(good.constData(), good.size());
        const qsizetype at = bytes.indexOf(what);
        EXPECT_GE(at, 0) << what;
        return bytes.replace(at, static_cast<qsizetype>(qstrlen(with)), with);
    };
    expectBad(replaced("twinloom-autoregressive-1", "twinloom-autoregressive-9"), "another format");
    expectBad(replaced("\\\"categories\\\"", "\\\"katzgories\\\""), "vocabulary");
    expectBad(replaced("\\\"layers\\\"", "\\\"lajers\\\""), "dimensions");
    expectBad(replaced("\"head_yaw.weight\"", "\"head_yaw.wait!!\""), "head_yaw.weight");
}

} // namespace
} // namespace twinloom::scenegen

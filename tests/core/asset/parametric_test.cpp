// SPDX-License-Identifier: Apache-2.0
#include "core/asset/parametric.h"

#include "core/asset/model_blob.h"

#include "core/geometry/random.h"
#include "tests/core/asset/mesh_checks.h"
#include "tests/support/test_data.h"

#include <QRegularExpression>

#include <limits>
#include <set>

namespace twinloom::asset
{
namespace
{

std::vector<Eigen::Vector3f> sizesOf(const CategoryInfo &info)
{
    std::vector<Eigen::Vector3f> sizes{info.typical, info.least, info.most};
    geometry::Random random(17, static_cast<std::uint64_t>(&info - categories().data()));
    for (int i = 0; i < 10; ++i) {
        Eigen::Vector3f size;
        for (int k = 0; k < 3; ++k)
            size[k] = static_cast<float>(random.uniform(info.least[k], info.most[k]));
        sizes.push_back(size);
    }
    return sizes;
}

void expectExact(const Model &model, const Eigen::Vector3f &size)
{
    const auto [low, high] = model.bounds();
    const Eigen::Vector3f wantLow(-size.x() / 2, -size.y() / 2, 0), wantHigh(size.x() / 2, size.y() / 2, size.z());
    EXPECT_LE((low - wantLow).cwiseAbs().maxCoeff(), 1e-5f) << low.transpose();
    EXPECT_LE((high - wantHigh).cwiseAbs().maxCoeff(), 1e-5f) << high.transpose();
}

} // namespace

TEST(Parametric, EachCategoryIsSoundAtAnySizeInItsRange)
{
    for (const CategoryInfo &info : categories()) {
        for (const Eigen::Vector3f &size : sizesOf(info)) {
            std::ostringstream where;
            where << info.name << " " << size.transpose();
            SCOPED_TRACE(where.str());
            const auto model = makeParametric(QLatin1String(info.name), size);
            ASSERT_OK(model);
            expectExact(*model, size);
            EXPECT_EQ(meshFault(*model), "");
            EXPECT_LE(model->triangles(), 5000u);
        }
    }
}

TEST(Parametric, RoundTablesAreRound)
{
    for (const char *category : {"DiningTable", "CoffeeTable", "side table"}) {
        SCOPED_TRACE(category);
        const QString name = QLatin1String(category);
        ASSERT_TRUE(hasShape(name, kRound));
        for (const Eigen::Vector3f &size : {Eigen::Vector3f(1.2f, 1.2f, 0.75f), Eigen::Vector3f(1.6f, 0.9f, 0.5f)}) {
            const auto model = makeParametric(name, size, {{}, kRound});
            ASSERT_OK(model);
            expectExact(*model, size);
            EXPECT_EQ(meshFault(*model), "");
            for (const MeshPart &part : model->parts)
                for (const auto &corner : part.positions)
                    EXPECT_LE(std::hypot(corner.x() / size.x(), corner.y() / size.y()), 0.501f) << "out of the oval";
        }
    }
    EXPECT_FALSE(hasShape(QStringLiteral("Desk"), kRound));
    const auto desk = makeParametric(QStringLiteral("Desk"), {1.5f, 0.75f, 0.75f}, {{}, kRound});
    ASSERT_OK(desk);
    EXPECT_EQ(desk->triangles(), makeParametric(QStringLiteral("Desk"), {1.5f, 0.75f, 0.75f})->triangles());
}

TEST(Parametric, EachStyleIsSoundAndLooksLikeNoOther)
{
    for (const CategoryInfo &info : categories()) {
        const QString name = QLatin1String(info.name);
        if (!hasStyle(name, QStringLiteral("modern")))
            continue;
        std::set<QByteArray> looks{modelToBlob(*makeParametric(name, info.typical))};
        for (const QString &style : styles()) {
            ASSERT_TRUE(hasStyle(name, style));
            for (const Eigen::Vector3f &size : sizesOf(info)) {
                std::ostringstream where;
                where << info.name << " " << qPrintable(style) << " " << size.transpose();
                SCOPED_TRACE(where.str());
                const auto model = makeParametric(name, size, {style, {}});
                ASSERT_OK(model);
                expectExact(*model, size);
                EXPECT_EQ(meshFault(*model), "");
                EXPECT_LE(model->triangles(), 5000u);
            }
            EXPECT_TRUE(looks.insert(modelToBlob(*makeParametric(name, info.typical, {style, {}}))).second)
                << info.name << " " << qPrintable(style);
        }
    }
}

TEST(Parametric, StylesHaveOtherNames)
{
    EXPECT_EQ(styles().join(QLatin1Char(' ')), QStringLiteral("classic industrial modern nordic"));
    EXPECT_EQ(plainStyle(QStringLiteral(" Scandinavian ")), QStringLiteral("nordic"));
    EXPECT_EQ(plainStyle(QStringLiteral("LOFT")), QStringLiteral("industrial"));
    EXPECT_EQ(plainStyle(QStringLiteral("Wabi  Sabi")), QStringLiteral("wabi sabi")) << "a tag of the user's";
    EXPECT_TRUE(hasStyle(QStringLiteral("couch"), QStringLiteral("Contemporary")));
    EXPECT_FALSE(hasStyle(QStringLiteral("Sofa"), QStringLiteral("wabi sabi")));
    EXPECT_FALSE(hasStyle(QStringLiteral("Banana"), QStringLiteral("modern")));
    const auto usual = makeParametric(QStringLiteral("Sofa"), {2, 0.9f, 0.8f});
    const auto unknown = makeParametric(QStringLiteral("Sofa"), {2, 0.9f, 0.8f}, {QStringLiteral("wabi sabi"), {}});
    EXPECT_EQ(modelToBlob(*unknown), modelToBlob(*usual)) << "what there is not is as usual";
}

TEST(Parametric, InfosAreConsistent)
{
    std::set<QString> names;
    for (const CategoryInfo &info : categories()) {
        SCOPED_TRACE(info.name);
        EXPECT_TRUE(names.insert(QString::fromLatin1(info.name).toLower()).second);
        EXPECT_TRUE((info.least.array() > 0).all());
        EXPECT_TRUE((info.least.array() <= info.typical.array()).all());
        EXPECT_TRUE((info.typical.array() <= info.most.array()).all());
        EXPECT_EQ(findCategory(QLatin1String(info.name)), &info);
    }
    EXPECT_GE(names.size(), 45u);
}

TEST(Parametric, FarSizesAreStretchedYetExact)
{
    for (const CategoryInfo &info : categories()) {
        for (const Eigen::Vector3f &size : {Eigen::Vector3f(0.02f, 0.02f, 0.02f), Eigen::Vector3f(100, 50, 20)}) {
            SCOPED_TRACE(info.name);
            const auto model = makeParametric(QLatin1String(info.name), size);
            ASSERT_OK(model);
            expectExact(*model, size);
            EXPECT_LE(model->triangles(), 5000u);
        }
        for (const Eigen::Vector3f &size : {Eigen::Vector3f(info.least * 0.7f), Eigen::Vector3f(info.most * 1.4f)}) {
            const auto model = makeParametric(QLatin1String(info.name), size);
            ASSERT_OK(model);
            EXPECT_EQ(meshFault(*model), "") << info.name;
        }
    }
}

TEST(Parametric, ALiftForConveyorsIsOpenWhereLoadsComeAndGo)
{
    const auto lift = makeParametric(QStringLiteral("ConveyorLift"), {0.8f, 0.8f, 2.6f});
    ASSERT_OK(lift);
    expectExact(*lift, {0.8f, 0.8f, 2.6f});
    // Between the columns of both its faces along x nothing reaches the face, at the floor's end and at the top's.
    for (const MeshPart &part : lift->parts)
        for (const Eigen::Vector3f &at : part.positions)
            if (std::abs(at.x()) > 0.39f && std::abs(at.y()) < 0.3f) {
                EXPECT_TRUE(at.z() < 0.02f || at.z() > 2.5f) << at.transpose();
            }
}

TEST(Parametric, SameArgumentsSameBytes)
{
    for (const CategoryInfo &info : categories()) {
        const auto a = makeParametric(QLatin1String(info.name), info.typical),
                   b = makeParametric(QLatin1String(info.name), info.typical);
        ASSERT_OK(a);
        ASSERT_EQ(a->parts.size(), b->parts.size());
        for (std::size_t i = 0; i < a->parts.size(); ++i) {
            EXPECT_EQ(a->parts[i].positions, b->parts[i].positions);
            EXPECT_EQ(a->parts[i].normals, b->parts[i].normals);
            EXPECT_EQ(a->parts[i].indices, b->parts[i].indices);
        }
    }
}

TEST(Parametric, NamesIgnoreCaseAndKnowAliases)
{
    const CategoryInfo *sofa = findCategory(QStringLiteral("sofa"));
    ASSERT_NE(sofa, nullptr);
    EXPECT_STREQ(sofa->name, "Sofa");
    EXPECT_EQ(findCategory(QStringLiteral("Couch")), sofa);
    EXPECT_EQ(findCategory(QStringLiteral("bookCASE")), findCategory(QStringLiteral("ShelvingUnit")));
    EXPECT_EQ(findCategory(QStringLiteral("Unicorn")), nullptr);
    EXPECT_EQ(findCategory(QString()), nullptr);
}

TEST(Parametric, CoversEveryCategoryOfTheRooms)
{
    const QRegularExpression pattern(QStringLiteral("\"category\":\"([^\"]+)\""));
    std::set<QString> names;
    auto matches = pattern.globalMatch(
        QString::fromUtf8(test::readFile(test::dataPath(QStringLiteral("rooms/rooms-train.jsonl")))));
    while (matches.hasNext())
        names.insert(matches.next().captured(1));
    EXPECT_GE(names.size(), 80u);
    for (const QString &name : names)
        EXPECT_NE(findCategory(name), nullptr) << name.toStdString();
}

TEST(Parametric, RefusesWhatItCannotMake)
{
    const auto unknown = makeParametric(QStringLiteral("Unicorn"), {1, 1, 1});
    ASSERT_FALSE(unknown);
    EXPECT_EQ(unknown.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(unknown.error().message.contains(QStringLiteral("Unicorn")));
    const float nan = std::numeric_limits<float>::quiet_NaN(), infinity = std::numeric_limits<float>::infinity();
    for (const float bad : {nan, infinity, 0.0f, -1.0f, 0.0005f, 101.0f}) {
        const auto model = makeParametric(QStringLiteral("Sofa"), {1, bad, 1});
        ASSERT_FALSE(model) << bad;
        EXPECT_EQ(model.error().code, ErrorCode::BadInput);
    }
}

TEST(Parametric, ALongTableHasMoreLegsNotWiderOnes)
{
    // The share of the floor that legs cover 10 cm above it grows with their number, not with the table.
    const auto legs = [](float width) {
        const auto model = makeParametric(QStringLiteral("DiningTable"), {width, 1, 0.75f});
        std::set<float> edges;
        for (const Eigen::Vector3f &p : model->parts.front().positions) {
            if (p.z() < 0.001f)
                edges.insert(p.x());
        }
        return std::pair(edges.size(), *std::next(edges.begin()) - *edges.begin());
    };
    const auto [fewEdges, narrow] = legs(1.6f);
    const auto [manyEdges, wide] = legs(5.5f);
    EXPECT_LT(fewEdges, manyEdges);
    EXPECT_NEAR(narrow, wide, 0.002f);
}

TEST(Parametric, AChairsBackIsBehind)
{
    const auto chair = makeParametric(QStringLiteral("Chair"), {0.5f, 0.5f, 0.9f});
    ASSERT_OK(chair);
    for (const MeshPart &part : chair->parts) {
        for (const Eigen::Vector3f &p : part.positions) {
            if (p.z() > 0.7f) {
                EXPECT_LT(p.y(), 0);
            }
        }
    }
}

TEST(Parametric, UnknownIsABoxOfTheSizeAskedFor)
{
    const Model box = makeUnknown({0.3f, 2, 0.7f});
    expectExact(box, {0.3f, 2, 0.7f});
    EXPECT_EQ(meshFault(box), "");
}

} // namespace twinloom::asset

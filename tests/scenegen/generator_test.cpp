// SPDX-License-Identifier: Apache-2.0
#include "scenegen/generator.h"

#include "scenegen/request_json.h"
#include "tests/scenegen/rooms.h"
#include "tests/support/test_data.h"

#include <QCryptographicHash>
#include <QJsonDocument>

namespace twinloom::scenegen
{
namespace
{

/// Proposes whatever a test says.
class Fixed : public Generator
{
public:
    explicit Fixed(std::vector<scene::RoomObject> objects) : m_objects(std::move(objects))
    {
        m_info.id = QStringLiteral("fixed");
        m_info.version = QStringLiteral("1");
        m_info.parameters = {{QStringLiteral("size"), ParamSpec::Type::Real, 1.0, 0, 2, {}, {}, {}}};
    }
    const GeneratorInfo &info() const override { return m_info; }
    Result<std::vector<scene::RoomObject>> propose(const Request &, Issues &, Progress &) const override
    {
        return m_objects;
    }

private:
    GeneratorInfo m_info;
    std::vector<scene::RoomObject> m_objects;
};

TEST(Generator, ABanOfWhatNobodyKnowsIsTold)
{
    const Fixed generator({test::thing("Bed", {2, 2, 0.3}, {1, 1, 0.6})});
    Request request;
    request.room = test::box(4, 4);
    request.counts = {{QStringLiteral("Nix"), 0}, {QStringLiteral("chair"), 0}, {QStringLiteral("Gadget"), 0}};
    request.models.push_back({QStringLiteral("gadget one"), QStringLiteral("gadget"), {1, 1, 1}, {}});
    Progress progress;
    const auto layout = generate(generator, request, progress);
    ASSERT_OK(layout);
    QStringList fields;
    for (const Issue &issue : layout->issues)
        if (issue.code == QStringLiteral("unknown-category"))
            fields << issue.field;
    EXPECT_EQ(fields, QStringList{QStringLiteral("counts.Nix")});
}

TEST(Generator, ProposalsAreMadeLegalAndSigned)
{
    const Fixed generator(
        {test::thing("Bed", {2, 0.3, 0.3}, {1, 1, 0.6}), test::thing("Desk", {2, 0.3, 0.4}, {1, 1, 0.8})});
    Request request;
    request.room = test::box(4, 4);
    request.seed = 9;
    Progress progress;
    const auto layout = generate(generator, request, progress);
    ASSERT_OK(layout);
    EXPECT_EQ(layout->generator, QStringLiteral("fixed"));
    EXPECT_EQ(layout->seed, 9u);
    EXPECT_EQ(layout->inputHash.size(), 64);
    ASSERT_EQ(layout->room.objects.size(), 2u);
    EXPECT_NE(layout->room.objects[0].box.centre.y(), 0.3) << "the door is kept free";
    request.seed = 10;
    EXPECT_EQ(generate(generator, request, progress)->inputHash, layout->inputHash) << "the seed is no input";
    request.counts[QStringLiteral("Bed")] = 1;
    EXPECT_NE(generate(generator, request, progress)->inputHash, layout->inputHash);
}

TEST(Generator, TheInputIsTheRequestAsItWasGiven)
{
    const Fixed generator({});
    Request request;
    request.room = test::box(4, 4);
    request.prompt = QStringLiteral("three chairs");
    Progress progress;
    const auto layout = generate(generator, request, progress);
    ASSERT_OK(layout);
    // Not what the prompt was read as: who keeps the request under its hash can ask the same again.
    EXPECT_EQ(layout->inputHash.toLatin1(),
              QCryptographicHash::hash(canonicalRequest(request), QCryptographicHash::Sha256).toHex());
    const auto read = requestFromJson(QJsonDocument::fromJson(canonicalRequest(request)).object());
    ASSERT_OK(read);
    EXPECT_EQ(canonicalRequest(*read), canonicalRequest(request));
}

TEST(Generator, ThingsGetTheShapeThatIsAskedForAndPinnedOnesKeepTheirs)
{
    const Fixed generator(
        {test::thing("DiningTable", {2, 2, 0.4}, {1, 1, 0.8}), test::thing("Chair", {3.5, 3.5, 0.4}, {0.5, 0.5, 0.8})});
    Request request;
    request.room = test::box(4, 4);
    request.shapes[QStringLiteral("diningtable")] = QStringLiteral("round");
    PartialObject pinned;
    pinned.category = QStringLiteral("CoffeeTable");
    pinned.centre = scene::Vec3(0.6, 0.6, 0.2);
    pinned.size = scene::Vec3(0.6, 0.6, 0.4);
    pinned.yaw = 0;
    pinned.pinned = true;
    pinned.shape = QStringLiteral("round");
    request.objects = {pinned};
    Progress progress;
    const auto layout = generate(generator, request, progress);
    ASSERT_OK(layout);
    ASSERT_EQ(layout->room.objects.size(), 3u);
    EXPECT_EQ(layout->room.objects[0].shape, QStringLiteral("round"));
    EXPECT_EQ(layout->room.objects[1].shape, QStringLiteral("round"));
    EXPECT_EQ(layout->room.objects[2].shape, QString());
}

TEST(Generator, RefusesBadParametersAndRooms)
{
    const Fixed generator({});
    Request request;
    request.room = test::box(4, 4);
    request.parameters.insert(QStringLiteral("size"), 7);
    Progress progress;
    EXPECT_EQ(generate(generator, request, progress).error().code, ErrorCode::BadInput);
    request.parameters = {};
    request.room.polygon = {{0, 0}, {4, 4}, {4, 0}, {0, 4}};
    EXPECT_TRUE(generate(generator, request, progress).error().message.startsWith(QLatin1String("polygon")));
}

TEST(Generator, TellsOfOpeningsThatAreOnNoWall)
{
    const Fixed generator({});
    Request request;
    request.room = test::box(4, 4);
    request.room.doors.push_back({{20, 20}, {21, 20}, 0, 2});
    request.room.windows = {{{1, 1}, {2, 2}, 1, 2}, {{0, 1}, {0, 2}, 1, 2}};
    Progress progress;
    const auto layout = generate(generator, request, progress);
    ASSERT_OK(layout);
    QStringList fields;
    for (const Issue &issue : layout->issues)
        if (issue.code == QLatin1String("opening-on-no-wall"))
            fields << issue.field;
    EXPECT_EQ(fields, QStringList({QStringLiteral("doors[1]"), QStringLiteral("windows[0]")}));
}

TEST(Generator, TheRegistryListsWhatThereIs)
{
    Registry registry = Registry::builtIn();
    EXPECT_OK(registry.find(QStringLiteral("graph")));
    const auto missing = registry.find(QStringLiteral("magic"));
    EXPECT_EQ(missing.error().code, ErrorCode::NotFound);
    EXPECT_TRUE(missing.error().hint.contains(QLatin1String("graph")));
    registry.add(std::make_shared<Fixed>(std::vector<scene::RoomObject>{}));
    EXPECT_OK(registry.find(QStringLiteral("fixed")));
}

} // namespace
} // namespace twinloom::scenegen

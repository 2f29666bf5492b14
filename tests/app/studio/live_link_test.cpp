// SPDX-License-Identifier: GPL-3.0-or-later
// The live side from a recording to the values and the overlays.
#include "app/studio/live/live_link.h"

#include "tests/support/test_data.h"

#include <QTest>

namespace twinloom::studio
{
namespace
{

class Live : public testing::Test
{
protected:
    void SetUp() override
    {
        auto made = Document::create(folder.path(QStringLiteral("plant.twin")));
        ASSERT_OK(made);
        document = std::move(*made);
        QByteArray rows = "time,pressure\n";
        for (int i = 0; i < 40; ++i)
            rows += QByteArray::number(1'800'000'000'000'000'000 + i * 100'000'000LL) + ',' +
                    QByteArray::number(20 + i) + '\n';
        test::writeFile(folder.path(QStringLiteral("press.csv")), rows);
    }
    /// A press whose pressure comes from the recording and is shown as a label.
    scene::NodeId addPress()
    {
        scene::TwinComponent twin;
        twin.id = QStringLiteral("press");
        scene::Binding binding;
        binding.property = QStringLiteral("pressure");
        binding.source = QStringLiteral("replay:%1?speed=max").arg(folder.path(QStringLiteral("press.csv")));
        binding.selector = QStringLiteral("/pressure");
        binding.time = QStringLiteral("/time");
        binding.visuals = {QStringLiteral("label=format \"{value}\"")};
        twin.bindings = {binding};
        scene::Node node;
        node.id = document->ids().next();
        node.name = QStringLiteral("Press");
        node.set(twin);
        const scene::NodeId id = node.id;
        EXPECT_OK(document->commit({{scene::added(std::move(node))}}, QStringLiteral("test"), QStringLiteral("Press")));
        return id;
    }

    test::TemporaryFolder folder;
    std::unique_ptr<Document> document;
};

TEST_F(Live, ValuesBecomeOverlaysAndLeaveTheDocumentAlone)
{
    const scene::NodeId press = addPress();
    const std::size_t entries = document->journal()->size();
    LiveLink link(*document);
    EXPECT_TRUE(link.anythingBound());
    ASSERT_OK(link.connectSources());
    ASSERT_TRUE(QTest::qWaitFor([&] { return link.status().finished; }, 10'000));
    ASSERT_TRUE(QTest::qWaitFor(
        [&] { return !link.values().empty() && link.values()[0].sample.value.toDouble() == 59; }, 5000));
    EXPECT_EQ(link.values()[0].tag, QStringLiteral("press.pressure"));
    EXPECT_EQ(link.overlays().at(press).label.value_or(QString()).left(2), QStringLiteral("59"));
    EXPECT_EQ(document->journal()->size(), entries);
    ASSERT_OK(link.disconnectSources());
    EXPECT_TRUE(link.overlays().empty());
    EXPECT_EQ(link.status().recorded, 40);
}

TEST_F(Live, NothingBoundIsSaid)
{
    LiveLink link(*document);
    EXPECT_FALSE(link.anythingBound());
    const auto started = link.connectSources();
    ASSERT_FALSE(started);
    EXPECT_EQ(started.error().code, ErrorCode::NotFound);
    EXPECT_FALSE(link.running());
}

TEST_F(Live, ANewBindingStartsTheSessionAnew)
{
    const scene::NodeId press = addPress();
    LiveLink link(*document);
    ASSERT_OK(link.connectSources());
    const scene::NodePtr node = document->scene().find(press);
    scene::Node more = *node;
    scene::TwinComponent twin = *node->find<scene::TwinComponent>();
    twin.bindings.push_back(twin.bindings[0]);
    twin.bindings[1].property = QStringLiteral("pressure2");
    more.set(twin);
    ASSERT_OK(document->commit({{scene::edited(node, more)}}, QStringLiteral("test"), QStringLiteral("Bind")));
    EXPECT_TRUE(link.running());
    EXPECT_EQ(link.values().size(), 2u);
}

} // namespace
} // namespace twinloom::studio

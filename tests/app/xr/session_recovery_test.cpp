// SPDX-License-Identifier: Apache-2.0
// Losses of session and runtime, and what cannot be recovered from.
#include "tests/app/xr/simulated_run.h"

#include "app/xr/runtime_manifest.h"

using namespace twinloom;
using namespace twinloom::test;

namespace
{

/// Puts an environment variable back at the end.
class Variable
{
public:
    Variable(const char *name, const QByteArray &value) : m_name(name), m_before(qgetenv(name))
    {
        qputenv(name, value);
    }
    ~Variable() { m_before.isNull() ? qunsetenv(m_name) : qputenv(m_name, m_before); }
    Variable(const Variable &) = delete;
    Variable &operator=(const Variable &) = delete;

private:
    const char *m_name;
    QByteArray m_before;
};

/// A session of the system's headset, whatever the environment says that is.
Result<void> runSystem()
{
    xr::Session session(quickSettings(3), headlessContext(), {});
    session.start();
    EXPECT_TRUE(session.waitForEnd(std::chrono::minutes(1)));
    return session.outcome();
}

} // namespace

TEST(XrRecovery, twentyLostSessions)
{
    QString script = kSmallEyes;
    for (int i = 1; i <= 20; ++i)
        script += s("%1 lose_session\n").arg(3 * i);
    const SimulatedRun run = runSimulated(script, quickSettings(50), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.losses, 20);
    EXPECT_GE(run.status.frames, 50);
    EXPECT_EQ(run.status.states.count(s("FOCUSED")), 21) << "in focus again after each loss";
    EXPECT_EQ(run.status.states.last(), s("EXITING"));
}

TEST(XrRecovery, theRuntimeDiesAndComesBack)
{
    const SimulatedRun run =
        runSimulated(kSmallEyes + s("4 lose_instance 1\n"), quickSettings(8), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.losses, 1);
    EXPECT_GE(run.status.frames, 8);
    EXPECT_EQ(run.status.states.count(s("FOCUSED")), 2);
}

TEST(XrRecovery, anUnpluggedHeadsetIsWaitedFor)
{
    const SimulatedRun run =
        runSimulated(kSmallEyes + s("4 lose_session 2\n"), quickSettings(8), landmarkScene({0, 2, 1}));
    ASSERT_OK(run.outcome);
    EXPECT_EQ(run.status.losses, 1);
    EXPECT_EQ(run.status.states.last(), s("EXITING"));
}

TEST(XrRecovery, aRuntimeThatStaysDeadIsOneMessage)
{
    xr::Settings settings = quickSettings(20);
    settings.patience = std::chrono::seconds(1);
    const SimulatedRun run =
        runSimulated(kSmallEyes + s("4 lose_instance forever\n"), settings, landmarkScene({0, 2, 1}));
    ASSERT_FALSE(run.outcome.has_value());
    EXPECT_EQ(run.outcome.error().code, ErrorCode::Peer);
    EXPECT_FALSE(run.outcome.error().hint.isEmpty());
    EXPECT_LT(run.status.frames, 20);
}

TEST(XrRecovery, noRuntimeAtAll)
{
    const TemporaryFolder folder;
    const Variable runtime("XR_RUNTIME_JSON", ""), home("XDG_CONFIG_HOME", folder.path(s(".")).toLocal8Bit()),
        system("XDG_CONFIG_DIRS", folder.path(s(".")).toLocal8Bit());
    const auto outcome = runSystem();
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::Peer);
    EXPECT_TRUE(outcome.error().text().contains(s("--headset simulated"))) << outcome.error().text().toStdString();
}

TEST(XrRecovery, brokenManifests)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("runtime.json"));
    const char *texts[] = {"",
                           "{",
                           "[]",
                           R"({"file_format_version":"1.0.0"})",
                           R"({"file_format_version":"1.0.0","runtime":{"library_path":7}})",
                           R"({"file_format_version":"1.0.0","runtime":{"library_path":"./nowhere.so"}})"};
    const Variable runtime("XR_RUNTIME_JSON", path.toLocal8Bit());
    for (const char *text : texts) {
        writeFile(path, text);
        const auto outcome = runSystem();
        ASSERT_FALSE(outcome.has_value()) << text;
        EXPECT_EQ(outcome.error().code, ErrorCode::Peer) << text;
        EXPECT_TRUE(outcome.error().message.contains(path)) << outcome.error().text().toStdString();
    }
}

TEST(XrRecovery, aLibraryThatIsNoRuntime)
{
    const TemporaryFolder folder;
    const QString path = folder.path(s("runtime.json"));
    writeFile(folder.path(s("libempty.so")), "no library");
    writeFile(path, R"({"file_format_version":"1.0.0","runtime":{"library_path":"./libempty.so"}})");
    const Variable runtime("XR_RUNTIME_JSON", path.toLocal8Bit());
    const auto outcome = runSystem();
    ASSERT_FALSE(outcome.has_value());
    EXPECT_EQ(outcome.error().code, ErrorCode::Peer);
}

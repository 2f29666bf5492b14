// SPDX-License-Identifier: Apache-2.0
#include "tests/cli/running_twinloom.h"

#include <csignal>

namespace twinloom::test
{

RunningTwinloom::RunningTwinloom(const QStringList &arguments)
{
    m_process.setProgram(qEnvironmentVariable("TWINLOOM_BINARY"));
    m_process.setArguments(arguments);
    m_process.start();
    EXPECT_TRUE(m_process.waitForStarted());
}

RunningTwinloom::~RunningTwinloom()
{
    kill();
}

void RunningTwinloom::kill()
{
    m_process.kill();
    m_process.waitForFinished();
}

bool RunningTwinloom::says(const QByteArray &words)
{
    m_process.setReadChannel(QProcess::StandardError);
    while (!m_process.peek(m_process.bytesAvailable()).contains(words))
        if (!m_process.waitForReadyRead(60'000))
            return false;
    return true;
}

Outcome RunningTwinloom::end(int signal)
{
    ::kill(pid_t(m_process.processId()), signal);
    EXPECT_TRUE(m_process.waitForFinished());
    EXPECT_EQ(m_process.exitStatus(), QProcess::NormalExit);
    return {m_process.exitCode(), m_process.readAllStandardOutput(), m_process.readAllStandardError()};
}

} // namespace twinloom::test

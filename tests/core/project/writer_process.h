// SPDX-License-Identifier: Apache-2.0
// Runs project_writer beside a test.
#pragma once

#include <gtest/gtest.h>

#include <QProcess>

namespace twinloom::project
{

class WriterProcess
{
public:
    WriterProcess(const QString &mode, const QString &path)
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(QStringLiteral(PROJECT_WRITER), {mode, path});
    }
    ~WriterProcess() { kill(); }

    /// Waits until it has said something.
    bool waitForOutput() { return m_process.bytesAvailable() > 0 || m_process.waitForReadyRead(20'000); }
    qint64 processId() const { return m_process.processId(); }
    /// SIGKILL; gives all that it had said.
    QByteArray kill()
    {
        m_process.kill();
        m_process.waitForFinished();
        return m_process.readAllStandardOutput();
    }

private:
    QProcess m_process;
};

} // namespace twinloom::project

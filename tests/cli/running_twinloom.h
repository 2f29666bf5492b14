// SPDX-License-Identifier: Apache-2.0
// `twinloom` beside the test, until it is told to end or killed.
#pragma once

#include "tests/cli/command_line.h"

#include <QProcess>

namespace twinloom::test
{

class RunningTwinloom
{
public:
    explicit RunningTwinloom(const QStringList &arguments);
    ~RunningTwinloom();
    void kill();
    /// Waits until it has said `words` on standard error.
    bool says(const QByteArray &words);
    Outcome end(int signal);

private:
    QProcess m_process;
};

} // namespace twinloom::test

// SPDX-License-Identifier: Apache-2.0
// Standard input as a device, byte for byte. QFile reads the lines of an opened FILE with fgets(), which loses what
// stands on a line after a NUL byte, and takes a line that begins with one for the end of the input.
#pragma once

#include <QIODevice>

namespace twinloom::cli
{

/// Sequential; what has come so far is there at once, so that a line is answered before the next one is typed. There is
/// one standard input: one such device at a time. Thread: that of its maker.
class StandardInput final : public QIODevice
{
public:
    StandardInput() { open(QIODevice::ReadOnly); }
    bool isSequential() const override { return true; }

protected:
    qint64 readData(char *data, qint64 most) override;
    qint64 writeData(const char *, qint64) override { return -1; }
};

} // namespace twinloom::cli

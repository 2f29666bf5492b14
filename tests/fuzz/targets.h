// SPDX-License-Identifier: Apache-2.0
// Every reader of bytes that others wrote, as a fuzz target: given any bytes it makes a value or an error. What must
// hold of the value is checked inside; a broken promise aborts, which is what a fuzzer looks for.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <span>

namespace twinloom::fuzz
{

struct Target {
    const char *name;
    void (*read)(const QByteArray &bytes);
    /// First inputs: small valid ones, so that a fuzzer need not invent the format.
    QList<QByteArray> (*seeds)();
};

std::span<const Target> targets();
/// Null when there is none of that name.
const Target *findTarget(const QString &name);

} // namespace twinloom::fuzz

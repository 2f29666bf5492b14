// SPDX-License-Identifier: Apache-2.0
// Runs `twinloom` and keeps what it said.
#pragma once

#include "tests/support/test_data.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStringList>

#include <sys/resource.h>

namespace twinloom::test
{

struct Outcome {
    int status = -1;
    QByteArray out, err;

    QJsonObject object() const { return QJsonDocument::fromJson(out).object(); }
    QJsonArray array() const { return QJsonDocument::fromJson(out).array(); }
    std::string said() const { return (out + err).toStdString(); }
};

/// The arguments split at spaces, then `more` as they are. Fails the test when the program crashes or hangs.
Outcome runTwinloom(const QString &arguments, const QStringList &more = {}, const QByteArray &input = {});
/// The same with standard output going into `file`.
Outcome runTwinloomInto(const QString &file, const QString &arguments, const QStringList &more = {},
                        const QByteArray &input = {});
/// The same where no file may grow beyond `bytes`.
Outcome runTwinloomWithin(rlim_t bytes, const QString &arguments, const QStringList &more = {});

} // namespace twinloom::test

// SPDX-License-Identifier: Apache-2.0
// Where the first inputs of the fuzz targets come from.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace twinloom::fuzz
{

/// Contents of the files of a folder below TWINLOOM_DATA (and of its folders) whose names match; those above 100 kB
/// are left out: a fuzzer changes small inputs faster.
QList<QByteArray> filesOf(const QString &folder, const QString &pattern = QStringLiteral("*"));
/// The first lines of a file below TWINLOOM_DATA.
QList<QByteArray> linesOf(const QString &file, int count);

} // namespace twinloom::fuzz

// SPDX-License-Identifier: Apache-2.0
// Where the tests' real inputs are, and a folder that goes away after the test.
#pragma once

#include "core/result.h"

#include <gtest/gtest.h>

#include <QString>
#include <QTemporaryDir>

#include <ostream>

namespace twinloom::test
{

/// UTF-8 text as a QString, for tests that would drown in QStringLiteral.
inline QString s(const char *text)
{
    return QString::fromUtf8(text);
}

/// Path below the data folder: the environment's TWINLOOM_DATA, else what CMake was configured with.
QString dataPath(const QString &relative);
QByteArray readFile(const QString &path);
void writeFile(const QString &path, const QByteArray &bytes);

/// A temporary folder; `path("a.ply")` is a file in it.
class TemporaryFolder
{
public:
    QString path(const QString &name) const { return m_folder.filePath(name); }

private:
    QTemporaryDir m_folder;
};

} // namespace twinloom::test

QT_BEGIN_NAMESPACE
inline void PrintTo(const QString &text, std::ostream *out)
{
    *out << '"' << text.toStdString() << '"';
}
QT_END_NAMESPACE

/// Fails with the error's text when a Result holds one.
#define ASSERT_OK(result) ASSERT_TRUE(result.has_value()) << (result).error().text().toStdString()
#define EXPECT_OK(result) EXPECT_TRUE(result.has_value()) << (result).error().text().toStdString()

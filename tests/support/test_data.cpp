// SPDX-License-Identifier: Apache-2.0
#include "tests/support/test_data.h"

#include <QFile>

namespace twinloom::test
{

QString dataPath(const QString &relative)
{
    const QString folder = qEnvironmentVariable("TWINLOOM_DATA", QStringLiteral(TWINLOOM_DATA_DEFAULT));
    return folder + QLatin1Char('/') + relative;
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        ADD_FAILURE() << "cannot read " << path.toStdString();
        return {};
    }
    return file.readAll();
}

void writeFile(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
        ADD_FAILURE() << "cannot write " << path.toStdString();
}

} // namespace twinloom::test

// SPDX-License-Identifier: Apache-2.0
#include "tests/fuzz/seeds.h"

#include "tests/support/test_data.h"

#include <QDirIterator>

namespace twinloom::fuzz
{

QList<QByteArray> filesOf(const QString &folder, const QString &pattern)
{
    QStringList paths;
    QDirIterator files(test::dataPath(folder), {pattern}, QDir::Files, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        if (files.fileInfo().size() <= 100'000)
            paths.append(path);
    }
    paths.sort(); // The order of a folder is the file system's.
    QList<QByteArray> seeds;
    for (const QString &path : paths)
        seeds.append(test::readFile(path));
    return seeds;
}

QList<QByteArray> linesOf(const QString &file, int count)
{
    return test::readFile(test::dataPath(file)).split('\n').first(count);
}

} // namespace twinloom::fuzz

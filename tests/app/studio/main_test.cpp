// SPDX-License-Identifier: GPL-3.0-or-later
// The program as scripts call it: pictures and exit statuses.
#include "tests/support/test_data.h"

#include <gtest/gtest.h>

#include <QImage>
#include <QProcess>
#include <QTemporaryDir>

namespace twinloom::studio
{
namespace
{

using namespace Qt::Literals::StringLiterals;

struct Ended {
    int status = -1;
    QByteArray errors;
};

Ended run(const QStringList &arguments)
{
    QProcess process;
    process.start(QStringLiteral(TWINLOOM_STUDIO_PROGRAM), arguments);
    EXPECT_TRUE(process.waitForFinished(60'000));
    return {process.exitCode(), process.readAllStandardError()};
}

TEST(Program, APictureOfTheSample)
{
    const QTemporaryDir folder;
    const QString picture = folder.filePath(u"window.png"_s);
    const Ended ended =
        run({folder.filePath(u"a.twin"_s), u"--sample"_s, u"--size"_s, u"1024x680"_s, u"--screenshot"_s, picture});
    EXPECT_EQ(ended.status, 0) << ended.errors.toStdString();
    EXPECT_EQ(QImage(picture).size(), QSize(1024, 680));
}

TEST(Program, WhatIsWrongWithTheProjectIsTheExitStatus)
{
    const QTemporaryDir folder;
    const QString damaged = folder.filePath(u"damaged.twin"_s), picture = folder.filePath(u"window.png"_s);
    test::writeFile(damaged, "this is no project");
    const Ended bad = run({damaged, u"--screenshot"_s, picture});
    EXPECT_EQ(bad.status, 3);
    EXPECT_TRUE(bad.errors.contains("damaged.twin")) << bad.errors.toStdString();
    EXPECT_FALSE(QImage(picture).isNull()) << "the window that says so";
    EXPECT_EQ(run({folder.filePath(u"missing.twin"_s), u"--screenshot"_s, picture}).status, 4);
    EXPECT_EQ(run({u"--screenshot"_s, folder.filePath(u"no/folder/window.png"_s)}).status, 5);
    EXPECT_EQ(run({u"--theme"_s, u"pink"_s}).status, 2);
}

} // namespace
} // namespace twinloom::studio

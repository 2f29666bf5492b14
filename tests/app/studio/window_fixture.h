// SPDX-License-Identifier: GPL-3.0-or-later
// A window with the sample room in it, on a virtual X server.
#pragma once

#include "app/studio/studio.h"
#include "app/studio/viewport/bounds.h"

#include <gtest/gtest.h>

#include <QApplication>
#include <QDockWidget>
#include <QTemporaryDir>
#include <QTest>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

class Window : public testing::Test
{
protected:
    void SetUp() override
    {
        preferences.setTheme(ThemeChoice::Dark);
        preferences.setLanguage(u"en"_s);
        studio = std::make_unique<Studio>(*qobject_cast<QApplication *>(qApp), preferences);
        window().resize(1280, 800);
        ASSERT_TRUE(studio->newSample(folder.filePath(u"sample.twin"_s)));
        window().show();
        ASSERT_TRUE(QTest::qWaitFor([this] { return window().viewport().drawnOnce(); }, 30'000));
    }

    MainWindow &window() { return studio->window(); }
    Document &document() { return *window().document(); }
    void trigger(Act act) { window().actions()[act]->trigger(); }
    scene::NodeId named(const char *name) { return *scene::resolveNode(document().scene(), QLatin1StringView(name)); }
    /// Where the middle of a thing is in the view.
    QPoint middle(scene::NodeId node)
    {
        const auto at = window().viewport().project(boundsOf(document().hierarchy(), {node}).center());
        return at ? at->toPoint() : QPoint();
    }

    /// Until the camera stands still.
    void settle()
    {
        ASSERT_TRUE(QTest::qWaitFor([this] { return window().viewport().atRest(); }, 30'000));
    }
    /// Pictures of the window are kept beside the test programs, for people to look at.
    QString picturePath(const QString &name) const
    {
        return qEnvironmentVariable("TWINLOOM_PICTURES", folder.path()) + u'/' + name;
    }
    /// The panel in front, as a person would bring it.
    void raise(const QString &dock)
    {
        auto *found = window().findChild<QDockWidget *>(dock);
        ASSERT_NE(found, nullptr);
        found->show();
        found->raise();
    }

    QTemporaryDir folder;
    Preferences preferences{folder.path()};
    std::unique_ptr<Studio> studio;
};

} // namespace twinloom::studio

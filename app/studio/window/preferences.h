// SPDX-License-Identifier: GPL-3.0-or-later
// What Studio remembers between starts: theme, language, window layout, recent projects with their thumbnails.
#pragma once

#include "app/studio/theme/theme.h"

#include <QDateTime>
#include <QImage>
#include <QSettings>

#include <memory>
#include <vector>

namespace twinloom::studio
{

struct RecentProject {
    QString path;
    QDateTime opened; ///< UTC
    bool exists = false;
};

class Preferences
{
public:
    /// The person's own; or, for a non-empty folder, kept there (tests, screenshots).
    explicit Preferences(const QString &folder = {});

    ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// "en" or "zh_CN"; empty: as the system.
    QString language() const;
    void setLanguage(const QString &language);

    QByteArray bytes(const QString &key) const;
    void setBytes(const QString &key, const QByteArray &value);

    /// Newest first, at most twelve.
    std::vector<RecentProject> recent() const;
    void remember(const QString &path);
    void forget(const QString &path);
    /// Null when there is none.
    QImage thumbnail(const QString &path) const;
    void setThumbnail(const QString &path, const QImage &picture);

private:
    QString thumbnailFile(const QString &path) const;

    std::unique_ptr<QSettings> m_settings;
    QString m_cache;
};

} // namespace twinloom::studio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/window/preferences.h"

#include "app/workflow/picture_file.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFileInfo>
#include <QStandardPaths>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{
constexpr int kMostRecent = 12;
constexpr QSize kThumbnail(480, 300);
} // namespace

Preferences::Preferences(const QString &folder)
{
    if (folder.isEmpty()) {
        m_settings =
            std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, u"Twinloom"_s, u"Studio"_s);
        m_cache = QStandardPaths::writableLocation(QStandardPaths::CacheLocation);
    } else {
        m_settings = std::make_unique<QSettings>(folder + u"/studio.ini"_s, QSettings::IniFormat);
        m_cache = folder;
    }
}

ThemeChoice Preferences::theme() const
{
    return themeFromText(m_settings->value(u"theme"_s).toString());
}
void Preferences::setTheme(ThemeChoice choice)
{
    m_settings->setValue(u"theme"_s, themeToText(choice));
}
QString Preferences::language() const
{
    return m_settings->value(u"language"_s).toString();
}
void Preferences::setLanguage(const QString &language)
{
    m_settings->setValue(u"language"_s, language);
}
QByteArray Preferences::bytes(const QString &key) const
{
    return m_settings->value(key).toByteArray();
}
void Preferences::setBytes(const QString &key, const QByteArray &value)
{
    m_settings->setValue(key, value);
}

std::vector<RecentProject> Preferences::recent() const
{
    std::vector<RecentProject> projects;
    for (const QString &line : m_settings->value(u"recent"_s).toStringList()) {
        const QString path = line.section(u'|', 1);
        projects.push_back(
            {path, QDateTime::fromString(line.section(u'|', 0, 0), Qt::ISODate), QFileInfo::exists(path)});
    }
    return projects;
}

void Preferences::remember(const QString &path)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    forget(full);
    QStringList lines = m_settings->value(u"recent"_s).toStringList();
    lines.prepend(QDateTime::currentDateTimeUtc().toString(Qt::ISODate) + u'|' + full);
    m_settings->setValue(u"recent"_s, lines.mid(0, kMostRecent));
}

void Preferences::forget(const QString &path)
{
    QStringList lines = m_settings->value(u"recent"_s).toStringList();
    lines.removeIf([&path](const QString &line) { return line.section(u'|', 1) == path; });
    m_settings->setValue(u"recent"_s, lines);
}

QString Preferences::thumbnailFile(const QString &path) const
{
    const QByteArray key = QFileInfo(path).absoluteFilePath().toUtf8();
    const QByteArray hash = QCryptographicHash::hash(key, QCryptographicHash::Sha256).toHex().left(24);
    return u"%1/thumbnails/%2.png"_s.arg(m_cache, QString::fromLatin1(hash));
}

QImage Preferences::thumbnail(const QString &path) const
{
    return QImage(thumbnailFile(path));
}

void Preferences::setThumbnail(const QString &path, const QImage &picture)
{
    if (picture.isNull())
        return;
    const QString file = thumbnailFile(path);
    QDir().mkpath(QFileInfo(file).path());
    const QImage scaled = picture.scaled(kThumbnail, Qt::KeepAspectRatioByExpanding, Qt::SmoothTransformation);
    const QPoint corner((scaled.width() - kThumbnail.width()) / 2, (scaled.height() - kThumbnail.height()) / 2);
    const QImage thumbnail = scaled.copy(QRect(corner, kThumbnail)).convertToFormat(QImage::Format_RGB32);
    // Comfort, not content: without one the start page shows an icon.
    static_cast<void>(workflow::savePicture(thumbnail, file));
}

} // namespace twinloom::studio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/theme/icons.h"

#include "app/studio/theme/theme.h"

#include <QFile>
#include <QIconEngine>
#include <QPainter>
#include <QPixmapCache>
#include <QSvgRenderer>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

QPixmap drawn(const QString &name, const QSize &pixels, const QColor &colour)
{
    const QString key = u"%1/%2x%3/%4"_s.arg(name).arg(pixels.width()).arg(pixels.height()).arg(colour.rgba());
    QPixmap pixmap;
    if (pixels.isEmpty()) // of a view without a size yet
        return pixmap;
    if (QPixmapCache::find(key, &pixmap))
        return pixmap;
    QFile file(u":/icons/%1.svg"_s.arg(name));
    pixmap = QPixmap(pixels);
    pixmap.fill(Qt::transparent);
    if (file.open(QIODevice::ReadOnly)) {
        QSvgRenderer renderer(file.readAll().replace("currentColor", colour.name().toLatin1()));
        QPainter painter(&pixmap);
        painter.setOpacity(colour.alphaF());
        renderer.render(&painter, QRectF(QPointF(0, 0), QSizeF(pixels)));
    }
    QPixmapCache::insert(key, pixmap);
    return pixmap;
}

QColor tint(QIcon::Mode mode, QIcon::State state)
{
    QColor colour = theme().text;
    if (mode == QIcon::Disabled) {
        colour = theme().dim;
        colour.setAlphaF(0.45f);
    } else if (state == QIcon::On) {
        colour = theme().accent;
    } else if (mode == QIcon::Normal) {
        colour.setAlphaF(0.88f);
    }
    return colour;
}

/// Asks for the colour at every painting, so that a change of theme needs no new icons.
class TintedEngine : public QIconEngine
{
public:
    explicit TintedEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const qreal ratio = painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, drawn(m_name, rect.size() * ratio, tint(mode, state)));
    }
    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State state) override
    {
        return drawn(m_name, size, tint(mode, state));
    }
    QIconEngine *clone() const override { return new TintedEngine(m_name); }
    QString key() const override { return u"twinloom"_s; }

private:
    QString m_name;
};

} // namespace

QIcon icon(const QString &name)
{
    return QIcon(new TintedEngine(name));
}

QPixmap iconPixmap(const QString &name, int size, const QColor &colour, double devicePixelRatio)
{
    const int pixels = qRound(size * devicePixelRatio);
    QPixmap pixmap = drawn(name, {pixels, pixels}, colour);
    pixmap.setDevicePixelRatio(devicePixelRatio);
    return pixmap;
}

QIcon productIcon()
{
    return QIcon(u":/icons/twinloom.svg"_s);
}

} // namespace twinloom::studio

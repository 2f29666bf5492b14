// SPDX-License-Identifier: GPL-3.0-or-later
// What the wearer sees, as the session's own texture: nothing is copied through memory. Thread: UI.
#pragma once

#include "app/xr/session.h"

#include <QOpenGLWidget>

namespace twinloom::studio
{

class MirrorView : public QOpenGLWidget
{
public:
    explicit MirrorView(QWidget *parent = nullptr);
    ~MirrorView() override;

    /// The texture must stay valid until the next call.
    void show(const xr::Session::Mirror &picture);
    void clear();
    bool showsPicture() const { return m_picture.has_value(); }

    QSize sizeHint() const override { return {320, 180}; }

protected:
    void initializeGL() override;
    void paintGL() override;

private:
    void release();

    std::optional<xr::Session::Mirror> m_picture;
    unsigned m_framebuffer = 0; ///< to read the texture through; of this widget's context
};

} // namespace twinloom::studio

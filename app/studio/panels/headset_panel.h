// SPDX-License-Identifier: GPL-3.0-or-later
// The scene in a headset: which one, whether it runs, how the picture lies over the room, and what the wearer sees.
#pragma once

#include "app/studio/headset/headset_link.h"

#include <QWidget>

class QComboBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace twinloom::studio
{

class MirrorView;

class HeadsetPanel : public QWidget
{
    Q_OBJECT
public:
    explicit HeadsetPanel(QWidget *parent = nullptr);
    /// Null: no project is open. The link must outlive its being shown.
    void setLink(HeadsetLink *link);

    void setChoice(HeadsetChoice choice);
    /// Starts, or stops.
    void toggle();
    bool showsPicture() const;

Q_SIGNALS:
    void failed(const twinloom::Error &error);

private:
    QFormLayout *buildStatus();
    void refresh();
    void refreshStatus();
    void refreshBlendModes(const xr::Status &status);
    void takePicture();

    HeadsetLink *m_link = nullptr;
    QComboBox *m_choice, *m_blend;
    QPushButton *m_toggle;
    QLabel *m_light, *m_state, *m_runtime, *m_frames, *m_target, *m_hint;
    QStackedLayout *m_picture = nullptr;
    MirrorView *m_mirror = nullptr; ///< made when first needed: an OpenGL widget costs its window something
};

} // namespace twinloom::studio

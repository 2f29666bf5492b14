// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/panels/headset_panel.h"

#include "app/studio/headset/mirror_view.h"
#include "app/studio/theme/icons.h"
#include "app/studio/theme/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QFormLayout>
#include <QGuiApplication>
#include <QLabel>
#include <QLocale>
#include <QPushButton>
#include <QSignalBlocker>
#include <QStackedLayout>
#include <QStyle>
#include <QVBoxLayout>

namespace twinloom::studio
{

using namespace Qt::Literals::StringLiterals;

namespace
{

class HeadsetText
{
    Q_DECLARE_TR_FUNCTIONS(twinloom::studio::HeadsetPanel)
public:
    static QString blendMode(xr::BlendMode mode)
    {
        switch (mode) {
        case xr::BlendMode::Alpha:
            return tr("Over the real room (alpha)");
        case xr::BlendMode::Additive:
            return tr("As light in the real room (additive)");
        case xr::BlendMode::Opaque:
            break;
        }
        return tr("Without the real room (opaque)");
    }

    /// The session's states are those of OpenXR, section 9.3.
    static QString state(const QString &name)
    {
        if (name == "FOCUSED"_L1)
            return tr("In use");
        if (name == "VISIBLE"_L1)
            return tr("Visible, without input");
        if (name == "SYNCHRONIZED"_L1)
            return tr("Ready, not worn");
        if (name == "READY"_L1 || name == "IDLE"_L1)
            return tr("Waiting for the headset");
        if (name == "STOPPING"_L1 || name == "EXITING"_L1)
            return tr("Ending");
        if (name == "LOSS_PENDING"_L1)
            return tr("Lost; waiting for its return");
        return tr("Connecting");
    }
};

bool canShowOpenGl()
{
    const QString platform = QGuiApplication::platformName();
    return platform != "offscreen"_L1 && platform != "minimal"_L1; // 6.4.2 crashes there
}

} // namespace

HeadsetPanel::HeadsetPanel(QWidget *parent)
    : QWidget(parent), m_choice(new QComboBox), m_blend(new QComboBox), m_toggle(new QPushButton), m_light(new QLabel),
      m_state(new QLabel), m_runtime(dim()), m_frames(dim()), m_target(dim()), m_hint(dim())
{
    setObjectName(u"panel"_s);
    setAttribute(Qt::WA_StyledBackground);
    m_choice->setObjectName(u"headset.choice"_s);
    m_choice->setAccessibleName(tr("Headset"));
    m_choice->addItem(tr("This computer's headset"), int(HeadsetChoice::System));
    m_choice->addItem(tr("Simulated headset"), int(HeadsetChoice::Simulated));
    m_choice->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_blend->setAccessibleName(tr("Blend mode"));
    m_blend->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_toggle->setObjectName(u"headset.toggle"_s);
    m_state->setWordWrap(true);
    m_hint->setAlignment(Qt::AlignCenter);
    m_hint->setText(tr("What the wearer sees is shown here."));

    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 12, 12, 12);
    layout->setSpacing(10);
    auto *top = new QHBoxLayout;
    top->addWidget(m_choice, 1);
    top->addWidget(m_toggle);
    layout->addLayout(top);
    layout->addLayout(buildStatus());
    m_picture = new QStackedLayout;
    m_picture->addWidget(m_hint);
    layout->addLayout(m_picture, 1);
    connect(m_toggle, &QPushButton::clicked, this, &HeadsetPanel::toggle);
    connect(m_blend, &QComboBox::activated, this, [this](int index) {
        if (m_link)
            m_link->setBlendMode(static_cast<xr::BlendMode>(m_blend->itemData(index).toInt()));
    });
    refresh();
}

QFormLayout *HeadsetPanel::buildStatus()
{
    auto *stateRow = new QHBoxLayout;
    stateRow->setSpacing(6);
    stateRow->addWidget(m_light);
    stateRow->addWidget(m_state, 1);
    auto *form = new QFormLayout;
    form->setHorizontalSpacing(10);
    form->setVerticalSpacing(6);
    form->addRow(dim(tr("State")), stateRow);
    form->addRow(dim(tr("Picture")), m_blend);
    form->addRow(dim(tr("Runtime")), m_runtime);
    form->addRow(dim(tr("Frames")), m_frames);
    form->addRow(dim(tr("Pointed at")), m_target);
    return form;
}

void HeadsetPanel::setLink(HeadsetLink *link)
{
    if (m_link)
        m_link->disconnect(this);
    m_link = link;
    if (link) {
        connect(link, &HeadsetLink::runningChanged, this, &HeadsetPanel::refresh);
        connect(link, &HeadsetLink::updated, this, [this] {
            refreshStatus();
            takePicture();
        });
    }
    refresh();
}

void HeadsetPanel::setChoice(HeadsetChoice choice)
{
    m_choice->setCurrentIndex(m_choice->findData(int(choice)));
}

void HeadsetPanel::toggle()
{
    if (!m_link)
        return;
    if (m_link->running()) {
        m_link->stop();
        return;
    }
    if (const auto started = m_link->start(static_cast<HeadsetChoice>(m_choice->currentData().toInt())); !started)
        Q_EMIT failed(started.error());
}

bool HeadsetPanel::showsPicture() const
{
    return m_mirror && m_mirror->showsPicture();
}

void HeadsetPanel::refresh()
{
    const bool running = m_link && m_link->running();
    m_choice->setEnabled(m_link && !running);
    m_toggle->setEnabled(m_link && !m_link->stopping());
    m_toggle->setText(running ? tr("Stop") : tr("Start"));
    m_toggle->setProperty("primary", !running);
    m_toggle->style()->polish(m_toggle);
    m_blend->setEnabled(running);
    if (!running) {
        if (m_mirror)
            m_mirror->clear();
        m_picture->setCurrentWidget(m_hint);
    }
    refreshStatus();
}

void HeadsetPanel::refreshStatus()
{
    const bool running = m_link && m_link->running();
    const xr::Status status = running ? m_link->status() : xr::Status();
    const QString state = status.states.isEmpty() ? QString() : status.states.back();
    const bool focused = state == "FOCUSED"_L1;
    const QColor colour = !running ? theme().dim : focused ? theme().success : theme().warning;
    m_light->setPixmap(iconPixmap(u"dot"_s, 14, colour, devicePixelRatioF()));
    m_state->setText(!running ? tr("Not started") : m_link->stopping() ? tr("Ending") : HeadsetText::state(state));
    m_state->setToolTip(status.states.join(u" → "_s));
    m_runtime->setText(status.runtime.isEmpty() ? u"–"_s : status.runtime);
    const QString frames = QLocale().toString(status.frames);
    m_frames->setText(status.frames == 0 ? u"–"_s
                      : status.medianMilliseconds <= 0
                          ? frames // not measured yet
                          : tr("%1 · %2 ms each").arg(frames, QLocale().toString(status.medianMilliseconds, 'f', 1)));
    m_target->setText(status.pointedAt.isNull() ? u"–"_s : m_link->nameOf(status.pointedAt));
    refreshBlendModes(status);
}

void HeadsetPanel::refreshBlendModes(const xr::Status &status)
{
    const QSignalBlocker blocker(m_blend);
    if (m_blend->count() != int(status.offered.size())) {
        m_blend->clear();
        for (const xr::BlendMode mode : status.offered)
            m_blend->addItem(HeadsetText::blendMode(mode), int(mode));
    }
    if (!m_blend->view()->isVisible())
        m_blend->setCurrentIndex(m_blend->findData(int(status.blend)));
}

void HeadsetPanel::takePicture()
{
    if (!isVisible() || !canShowOpenGl())
        return;
    const auto picture = m_link->mirror();
    if (!picture)
        return;
    if (!m_mirror) {
        m_mirror = new MirrorView;
        m_picture->addWidget(m_mirror);
    }
    m_picture->setCurrentWidget(m_mirror);
    m_mirror->show(*picture);
}

} // namespace twinloom::studio

// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/headset/headset_link.h"

#include "app/render/scene_resources.h"
#include "app/studio/document/node_kind.h"
#include "app/studio/jobs/project_models.h"
#include "app/xr/qt_context.h"
#include "app/xr/runtime_manifest.h"
#include "app/xr/standing_place.h"

#include <QOpenGLContext>

#include <mutex>

namespace twinloom::studio
{

namespace
{

constexpr int kPollMs = 33;

/// The session reads the file by itself, when one of its threads first needs a blob.
render::Resources ownResources(const QString &path)
{
    struct Own {
        std::mutex mutex;
        std::optional<workflow::BlobStore> blobs;
    };
    return render::projectResources(
        [path, own = std::make_shared<Own>()](const scene::BlobId &id) -> Result<QByteArray> {
            const std::lock_guard lock(own->mutex);
            if (!own->blobs) {
                const auto models = ProjectModels::open(path);
                if (!models)
                    return unexpected(models.error());
                own->blobs = models->blobs();
            }
            return own->blobs->get(id);
        });
}

} // namespace

HeadsetLink::HeadsetLink(Document &document) : m_document(document)
{
    m_timer.setInterval(kPollMs);
    connect(&m_timer, &QTimer::timeout, this, &HeadsetLink::poll);
    connect(&m_document, &Document::changed, this, [this] {
        if (m_session)
            m_session->setScene(m_document.hierarchy());
    });
}

HeadsetLink::~HeadsetLink() = default;

Result<void> HeadsetLink::start(HeadsetChoice choice)
{
    if (m_session)
        return {};
    if (choice == HeadsetChoice::System)
        xr::useSystemHeadset();
    else if (const auto used = xr::useSimulatedHeadset({}, xr::Clock::Real); !used)
        return unexpected(used.error());
    auto context = xr::sharedContext(QOpenGLContext::globalShareContext());
    if (!context)
        return unexpected(context.error());
    const xr::StandingPlace place = xr::standingPlace(m_document.hierarchy());
    xr::Settings settings;
    settings.origin = place.floor;
    settings.yaw = place.yaw;
    settings.selected = [this](scene::NodeId node) { // from the session's thread, which ends before this object does
        QMetaObject::invokeMethod(
            this, [this, node] { m_document.select(node.isNull() ? std::vector<scene::NodeId>{} : std::vector{node}); },
            Qt::QueuedConnection);
    };
    m_choice = choice;
    m_status = {};
    m_told = 0;
    m_stopping = false;
    m_session =
        std::make_unique<xr::Session>(std::move(settings), *std::move(context), ownResources(m_document.path()));
    m_session->setScene(m_document.hierarchy());
    m_session->start();
    m_timer.start();
    Q_EMIT runningChanged();
    return {};
}

void HeadsetLink::stop()
{
    if (!m_session || m_stopping)
        return;
    m_stopping = true;
    m_session->stop();
    Q_EMIT runningChanged();
}

void HeadsetLink::setOverlays(const scene::Overlays &overlays)
{
    if (m_session)
        m_session->setOverlays(overlays);
}

void HeadsetLink::setBlendMode(xr::BlendMode mode)
{
    if (m_session)
        m_session->setBlendMode(mode);
}

std::optional<xr::Session::Mirror> HeadsetLink::mirror()
{
    return m_session ? m_session->mirror() : std::nullopt;
}

QString HeadsetLink::nameOf(scene::NodeId node) const
{
    const scene::NodePtr found = m_document.scene().find(node);
    return found ? nameText(*found) : QString();
}

void HeadsetLink::poll()
{
    m_status = m_session->status();
    for (; m_told < m_status.issues.size(); ++m_told)
        Q_EMIT issue(m_status.issues[m_told]);
    if (m_session->waitForEnd(std::chrono::milliseconds(0)))
        end();
    else
        Q_EMIT updated();
}

void HeadsetLink::end()
{
    m_timer.stop();
    m_status = m_session->status();
    const Result<void> outcome = m_session->outcome();
    m_session.reset();
    m_stopping = false;
    Q_EMIT runningChanged();
    if (outcome)
        return;
    Error error = outcome.error();
    if (m_choice == HeadsetChoice::System) // its own hint is for the command line
        error.hint = tr("Install or start the headset's software, or choose the simulated headset.");
    Q_EMIT failed(error);
}

} // namespace twinloom::studio

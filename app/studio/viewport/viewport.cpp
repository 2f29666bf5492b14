// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/studio/viewport/viewport.h"

#include "app/render/picker.h"
#include "app/render/scene_resources.h"
#include "app/studio/document/commands.h"
#include "app/studio/document/edits.h"
#include "app/studio/theme/theme.h"
#include "app/studio/viewport/outlined.h"
#include "app/workflow/plan_nodes.h"

#include <QApplication>
#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>

#include <cmath>
#include <mutex>
#include <utility>

namespace twinloom::studio
{

namespace
{

constexpr int kGlideMs = 220;
constexpr int kRestMs = 180;        // after the last camera move, full quality again
constexpr double kSlowFrameMs = 30; // slower than this: less quality while moving
constexpr int kMovingPointBudget = 150'000;
constexpr double kGrid = 0.1;           // metres, with Ctrl held
constexpr double kPointReach = 5;       // pixels: a scanned point so near the cursor is meant
constexpr double kOnSurface = 0.06;     // metres: points so near an object's face are those that were seen of it
constexpr double kPointMarkPixels = 22; // across

} // namespace

Viewport::Viewport(QWidget *parent) : QWidget(parent), m_surface(makeSurface(m_state, this))
{
    setFocusPolicy(Qt::StrongFocus);
    setAccessibleName(tr("3D view"));
    setMinimumSize(240, 180);
    m_options.dark = theme().dark;
    m_surface->drawn = [this] {
        m_drawnOnce = true;
        Q_EMIT frameDrawn();
    };
    m_rest.setSingleShot(true);
    m_rest.setInterval(kRestMs);
    connect(&m_rest, &QTimer::timeout, this, [this] { setMoving(false); });
    m_counting.setSingleShot(true);
    m_counting.setInterval(kRestMs);
    connect(&m_counting, &QTimer::timeout, this, &Viewport::tellCut);
    m_flight.setInterval(16);
    connect(&m_flight, &QTimer::timeout, this, &Viewport::flyStep);
    m_glide.setDuration(kGlideMs);
    m_glide.setEasingCurve(QEasingCurve::InOutCubic);
    m_state.camera = m_camera.camera();
    m_state.options = m_options;
}

/// The renderer reads blobs on a thread of its own, and may be at it when the document goes.
struct Viewport::BlobGate {
    std::mutex mutex;
    Document *document = nullptr;

    Result<QByteArray> read(const scene::BlobId &id)
    {
        const std::lock_guard lock(mutex);
        return document ? document->blob(id)
                        : unexpected(ErrorCode::NotFound, Viewport::tr("The project has been closed."));
    }
    void close()
    {
        const std::lock_guard lock(mutex);
        document = nullptr;
    }
};

Viewport::~Viewport() = default;

void Viewport::setDocument(Document *document)
{
    cancelGesture();
    if (m_document)
        m_document->disconnect(this);
    if (m_blobs)
        m_blobs->close();
    m_document = document;
    m_marks = {};
    m_bulks.clear();
    m_state.resources = {};
    if (m_document) {
        m_blobs = std::make_shared<BlobGate>();
        m_blobs->document = document;
        m_state.resources = m_marks.over(
            render::projectResources([gate = m_blobs](const scene::BlobId &id) { return gate->read(id); }));
        connect(m_document, &Document::changed, this, &Viewport::takeScene);
        connect(m_document, &Document::selectionChanged, this, &Viewport::takeSelection);
    }
    takeScene();
    takeSelection();
    if (const auto remembered =
            m_document ? OrbitCamera::fromText(m_document->setting(QStringLiteral("view/camera"))) : std::nullopt) {
        m_camera = *remembered;
        m_frameOnResize = false;
    } else {
        m_camera = OrbitCamera();
        m_camera.frame(outline(), aspect());
        m_frameOnResize = true;
    }
    cameraMoved();
}

void Viewport::takeScene()
{
    m_state.bounds = Bounds(scene::Vec3(-2, -2, 0), scene::Vec3(2, 2, 2));
    if (m_document) {
        m_state.bounds = boundsOfAll(m_document->hierarchy());
        if (m_frameOnResize) {
            m_camera.frame(outline(), aspect());
            m_state.camera = m_camera.camera();
        }
    }
    m_pickerIsOld = true;
    m_counting.start();
    takeMarked();
    scene::Overlays labels = m_document ? workflow::planLabels(m_document->hierarchy()) : scene::Overlays();
    if (labels.empty() && m_planLabels.empty())
        return;
    m_planLabels = std::move(labels);
    mergeOverlays();
}

/// The scene with what is marked in it.
void Viewport::takeMarked()
{
    m_state.hierarchy.reset();
    if (m_document)
        m_state.hierarchy = m_marks.over(m_document->hierarchy());
    ++m_state.sceneRevision;
    redraw();
}

void Viewport::setMarks(const QString &layer, std::vector<Mark> marks)
{
    if (!m_marks.set(layer, std::move(marks)))
        return;
    takeMarked();
    mergeOverlays();
}

void Viewport::takeSelection()
{
    m_state.selection =
        m_document ? outlined(m_document->hierarchy(), m_document->selection()) : std::unordered_set<scene::NodeId>();
    ++m_state.selectionRevision;
    markPoint();
    redraw();
}

void Viewport::markPoint()
{
    if (!m_document || !m_document->point()) {
        setMarks(QStringLiteral("point"), {});
        return;
    }
    const scene::Vec3 at = *m_document->point();
    Mark mark{pointModel(kPointMarkPixels * metresPerPixel(at), theme().accent), {}, {}};
    mark.world = Eigen::Translation3d(at);
    const auto number = [](double value) { return QLocale().toString(value, 'f', 3); };
    mark.label = QStringLiteral("%1   %2   %3").arg(number(at.x()), number(at.y()), number(at.z()));
    setMarks(QStringLiteral("point"), {std::move(mark)});
}

void Viewport::setLiveOverlays(scene::Overlays live)
{
    if (live.empty() && m_live.empty())
        return;
    m_live = std::move(live);
    mergeOverlays();
}

void Viewport::setPreview(scene::Overlays preview)
{
    m_preview = std::move(preview);
    mergeOverlays();
}

void Viewport::mergeOverlays()
{
    m_state.overlays = m_live;
    m_state.overlays.merge(m_marks.labels());
    m_state.overlays.merge(scene::Overlays(m_planLabels));
    // What is dragged follows the hand, wherever its twin says that it is.
    for (const auto &[node, preview] : m_preview) {
        scene::Overlay &overlay = m_state.overlays[node];
        if (preview.transform)
            overlay.transform = preview.transform;
        if (preview.visible)
            overlay.visible = preview.visible;
    }
    ++m_state.overlayRevision;
    redraw();
}

void Viewport::setTool(Tool tool)
{
    if (m_tool == tool)
        return;
    cancelGesture();
    m_tool = tool;
    setCursor(tool == Tool::Move ? Qt::SizeAllCursor : tool == Tool::Select ? Qt::ArrowCursor : Qt::CrossCursor);
    m_counting.start(); // one of them shows all points
    Q_EMIT toolChanged(tool);
}

void Viewport::setOptions(const render::Options &options)
{
    m_options = options;
    setMoving(false);
}

void Viewport::tellCut()
{
    CutPoints cut;
    if (m_document && m_options.cutaway && m_tool != Tool::Align)
        cut = cutPoints(m_document->hierarchy(), m_camera.eye(), m_bulks, m_state.resources);
    if (cut != std::exchange(m_cut, cut))
        Q_EMIT pointsCut(m_cut);
}

void Viewport::setMoving(bool moving)
{
    m_state.options = m_options;
    m_counting.start();
    if (moving) {
        if (m_surface->lastFrame() > kSlowFrameMs) {
            m_state.options.ambientOcclusion = false;
            m_state.options.multisample = 0;
            m_state.options.pointBudget = std::min(m_options.pointBudget, kMovingPointBudget);
        }
        m_rest.start();
    }
    redraw();
}

void Viewport::redraw()
{
    ++m_state.revision;
    m_surface->widget()->update();
}

void Viewport::cameraMoved()
{
    m_state.camera = m_camera.camera();
    setMoving(true);
}

void Viewport::setCamera(const OrbitCamera &camera)
{
    m_glide.stop();
    m_frameOnResize = false;
    m_camera = camera;
    cameraMoved();
}

void Viewport::glideTo(const OrbitCamera &camera)
{
    m_glide.stop();
    m_frameOnResize = false;
    m_glide.disconnect(this);
    const OrbitCamera from = m_camera;
    connect(&m_glide, &QVariantAnimation::valueChanged, this, [this, from, camera](const QVariant &share) {
        m_camera = OrbitCamera::blend(from, camera, share.toDouble());
        cameraMoved();
    });
    m_glide.setStartValue(0.0);
    m_glide.setEndValue(1.0);
    m_glide.start();
}

void Viewport::frameSelection()
{
    if (!m_document)
        return;
    const bool selected = !boundsOf(m_document->hierarchy(), m_document->selection()).isEmpty();
    OrbitCamera camera = m_camera;
    camera.frame(selected ? outlineOf(m_document->selection()) : outline(), aspect());
    glideTo(camera);
}

void Viewport::frameAll()
{
    OrbitCamera camera = m_camera;
    camera.frame(outline(), aspect());
    glideTo(camera);
}

std::vector<scene::Vec3> Viewport::outlineOf(const std::vector<scene::NodeId> &nodes)
{
    return studio::outlineOf(m_document->hierarchy(), nodes, [this](const scene::PointCloudComponent &cloud) {
        return m_bulks.of(cloud, m_state.resources);
    });
}

std::vector<scene::Vec3> Viewport::outline()
{
    return m_document ? outlineOf(m_document->hierarchy().children({})) : std::vector<scene::Vec3>();
}

void Viewport::showFrom(StandardView view)
{
    OrbitCamera camera = m_camera;
    camera.face(view);
    camera.frame(outline(), aspect());
    glideTo(camera);
}

render::Eye Viewport::eye() const
{
    return render::eyeOf(m_state.camera, aspect(), m_state.bounds.min(), m_state.bounds.max());
}

Ray Viewport::rayAt(const QPointF &position) const
{
    const auto [origin, direction] = render::pixelRay(eye(), position.x(), position.y(), width(), height());
    return {origin, direction};
}

std::optional<QPointF> Viewport::project(const Eigen::Vector3d &point) const
{
    const render::Eye view = eye();
    const Eigen::Vector4d clip = view.projection * view.view * point.homogeneous();
    if (clip.w() <= 0)
        return {};
    return QPointF((clip.x() / clip.w() + 1) / 2 * width(), (1 - clip.y() / clip.w()) / 2 * height());
}

render::Picker &Viewport::picker()
{
    if (!m_picker)
        m_picker = std::make_unique<render::Picker>();
    if (m_pickerIsOld && m_document) // without the marks
        m_picker->setScene(m_document->hierarchy(), m_state.resources);
    m_pickerIsOld = false;
    return *m_picker;
}

scene::NodeId Viewport::nodeAt(const QPointF &position)
{
    if (!m_document)
        return {};
    const auto hit = hitAt(position);
    return hit ? hit->node : scene::NodeId{};
}

std::optional<render::Pick> Viewport::hitAt(const QPointF &position)
{
    const Ray ray = rayAt(position);
    render::PickOptions options;
    options.show = m_tool == Tool::Align ? render::Show::Points : m_options.show;
    if (m_options.cutaway && m_tool != Tool::Align) // which shows all points
        options.cutawayEye = m_camera.eye();
    const auto surface = picker().pick(ray.origin, ray.direction, options);
    // Rays begin at the near plane, and the reach grows with the distance from there.
    const double depth = std::max(1e-3, (m_camera.target - ray.origin).dot(ray.direction));
    options.pointSlope = kPointReach * pixelSlope() * m_camera.distance / depth;
    const auto hit = picker().pick(ray.origin, ray.direction, options);
    // The points on a thing's face, or in its box, are what was seen of it: the thing is meant. Those of walls and
    // floors are not there to be seen beside their models, so whoever sees a point before a wall means the point.
    if (surface && hit && hit->node != surface->node)
        if (const auto node = m_document->scene().find(surface->node); node && node->find<scene::ObjectComponent>())
            if (surface->distance - hit->distance < kOnSurface || isIn(*node, hit->point))
                return surface;
    return hit;
}

/// Of a thing, with a margin: a model in place of what was scanned is as large as that, but not of its shape.
bool Viewport::isIn(const scene::Node &thing, const scene::Vec3 &at) const
{
    const scene::Vec3 own = m_document->hierarchy().world(thing.id).inverse() * at;
    const scene::Vec3 size = thing.find<scene::ObjectComponent>()->size;
    return std::abs(own.x()) < size.x() / 2 + kOnSurface && std::abs(own.y()) < size.y() / 2 + kOnSurface &&
           own.z() > -kOnSurface && own.z() < size.z() + kOnSurface;
}

/// Metres a pixel, a metre from the eye.
double Viewport::pixelSlope() const
{
    return m_camera.viewHeight() / std::max(1, height()) / m_camera.distance;
}

QImage Viewport::picture()
{
    setMoving(false);
    return m_surface->picture();
}

bool Viewport::event(QEvent *event)
{
    // While flying, letters steer; they are no shortcuts then. Escape ends a gesture before anything else.
    if (event->type() == QEvent::ShortcutOverride && m_gesture != Gesture::None) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

void Viewport::resizeEvent(QResizeEvent *event)
{
    QWidget::resizeEvent(event);
    m_surface->widget()->setGeometry(rect());
    if (m_frameOnResize) {
        m_camera.frame(outline(), aspect());
        cameraMoved();
    }
}

void Viewport::mousePressEvent(QMouseEvent *event)
{
    setFocus(Qt::MouseFocusReason);
    if (m_gesture != Gesture::None)
        return;
    m_glide.stop();
    m_frameOnResize = false;
    m_gesture = gestureFor(event->button(), event->modifiers());
    m_pressed = m_last = event->position();
    m_dragged = false;
}

void Viewport::mouseMoveEvent(QMouseEvent *event)
{
    if (m_gesture == Gesture::None)
        return;
    const QPointF way = event->position() - m_last;
    if (!m_dragged && (event->position() - m_pressed).manhattanLength() < QApplication::startDragDistance() / 2.0)
        return;
    m_last = event->position();
    if (!m_dragged && m_gesture == Gesture::Click)
        m_gesture = beginDrag(m_pressed);
    m_dragged = true;
    switch (m_gesture) {
    case Gesture::Orbit:
        m_camera.orbit(way.x(), way.y());
        break;
    case Gesture::Pan:
        m_camera.pan(way.x(), way.y(), height());
        break;
    case Gesture::Zoom:
        m_camera.zoom(-way.y() / 30, 0, 0);
        break;
    case Gesture::Look:
        m_camera.look(way.x(), way.y());
        break;
    case Gesture::Move:
        m_move->update(rayAt(event->position()), event->modifiers() & Qt::ControlModifier ? kGrid : 0);
        setPreview(m_move->overlays());
        return;
    case Gesture::Draw:
        drawTo(event->position());
        return;
    case Gesture::Click:
    case Gesture::None:
        return;
    }
    cameraMoved();
}

void Viewport::mouseReleaseEvent(QMouseEvent *event)
{
    const Gesture gesture = std::exchange(m_gesture, Gesture::None);
    if (gesture == Gesture::Move)
        endMove();
    else if (gesture == Gesture::Draw)
        endDraw();
    else if (gesture == Gesture::Click && !m_dragged)
        clicked(event->position(), event->modifiers());
    else if (gesture == Gesture::Look && !m_dragged)
        menuWanted(event->position(), event->globalPosition().toPoint());
    m_flight.stop();
    m_keys.clear();
}

/// The menu is of what is under the pointer: selected first, unless it is among what is.
void Viewport::menuWanted(const QPointF &position, const QPoint &globalPosition)
{
    if (m_document && (m_tool == Tool::Select || m_tool == Tool::Move)) {
        const auto hit = hitAt(position);
        if (!hit || std::ranges::count(m_document->selection(), hit->node) == 0)
            clicked(position, Qt::NoModifier);
    }
    Q_EMIT contextMenuWanted(globalPosition);
}

void Viewport::clicked(const QPointF &position, Qt::KeyboardModifiers modifiers)
{
    if (!m_document)
        return;
    if (m_tool == Tool::Ask || m_tool == Tool::Region) {
        if (const auto at = onFloor(m_floor, rayAt(position)); at && m_tool == Tool::Ask)
            Q_EMIT floorClicked(*at);
        return;
    }
    const auto hit = hitAt(position);
    const scene::NodeId node = hit ? hit->node : scene::NodeId{};
    if (m_tool == Tool::Align) {
        if (hit)
            Q_EMIT cloudClicked(node, hit->point);
        return;
    }
    if (!(modifiers & Qt::ControlModifier)) {
        const scene::NodePtr found = m_document->scene().find(node);
        if (found && found->find<scene::PointCloudComponent>())
            m_document->selectPoint(node, hit->point);
        else
            m_document->select(node.isNull() ? NodeIds{} : NodeIds{node});
        return;
    }
    NodeIds selection = m_document->selection();
    if (node.isNull())
        return;
    if (std::erase(selection, node) == 0)
        selection.push_back(node);
    m_document->select(std::move(selection));
}

void Viewport::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (event->button() == Qt::LeftButton && m_document && !m_document->selection().empty())
        frameSelection();
}

/// A drag moves what is under it, draws on the floor, or turns the view.
Gesture Viewport::beginDrag(const QPointF &position)
{
    if (m_tool == Tool::Move && beginMove(position))
        return Gesture::Move;
    const auto at = m_tool == Tool::Region && m_document ? onFloor(m_floor, rayAt(position)) : std::nullopt;
    if (!at)
        return Gesture::Orbit;
    m_draft = FloorDraft{*at, *at};
    return Gesture::Draw;
}

void Viewport::drawTo(const QPointF &position)
{
    const auto at = onFloor(m_floor, rayAt(position));
    if (!at)
        return;
    m_draft->to = *at;
    const geometry::Polygon outline = m_draft->outline();
    std::vector<Mark> marks;
    if (!outline.empty())
        marks.push_back({regionModel(outline, theme().accent), m_floor, {}});
    setMarks(QStringLiteral("draft"), std::move(marks));
}

void Viewport::endDraw()
{
    const geometry::Polygon outline = m_draft->outline();
    m_draft.reset();
    setMarks(QStringLiteral("draft"), {});
    if (!outline.empty())
        Q_EMIT regionDrawn(outline);
}

bool Viewport::beginMove(const QPointF &position)
{
    if (!m_document || m_document->readOnly())
        return false;
    const auto hit = hitAt(position);
    if (!hit)
        return false;
    const scene::NodePtr node = m_document->scene().find(hit->node);
    // Rooms and walls are dragged only when chosen on purpose: a slip of the hand must not move the house.
    const bool movable = node && (node->find<scene::ObjectComponent>() || node->find<scene::ModelComponent>());
    if (!m_document->selected(hit->node)) {
        if (!movable)
            return false;
        m_document->select({hit->node});
    }
    m_move.emplace(m_document->hierarchy(), m_document->selection(), hit->point);
    return true;
}

void Viewport::endMove()
{
    const scene::Change change = m_move->change();
    m_move.reset();
    setPreview({});
    const auto done = moveSelection(*m_document, change);
    if (!done)
        Q_EMIT refused(done.error());
}

void Viewport::cancelGesture()
{
    m_gesture = Gesture::None;
    m_flight.stop();
    m_keys.clear();
    if (m_move) {
        m_move.reset();
        setPreview({});
    }
    if (m_draft) {
        m_draft.reset();
        setMarks(QStringLiteral("draft"), {});
    }
}

void Viewport::wheelEvent(QWheelEvent *event)
{
    m_glide.stop();
    m_frameOnResize = false;
    const double half = height() / 2.0;
    const QPointF at = event->position();
    m_camera.zoom(event->angleDelta().y() / 120.0, (at.x() - width() / 2.0) / half, (half - at.y()) / half);
    cameraMoved();
    event->accept();
}

void Viewport::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape && m_gesture != Gesture::None) {
        cancelGesture();
        return;
    }
    if (event->key() == Qt::Key_Escape && m_tool != Tool::Select && m_tool != Tool::Move) {
        setTool(Tool::Select);
        return;
    }
    if (m_gesture == Gesture::Look && !event->isAutoRepeat()) {
        m_keys.insert(event->key());
        if (!m_flight.isActive()) {
            m_flightClock.start();
            m_flight.start();
        }
        return;
    }
    QWidget::keyPressEvent(event);
}

void Viewport::keyReleaseEvent(QKeyEvent *event)
{
    if (!event->isAutoRepeat())
        m_keys.remove(event->key());
    if (m_keys.isEmpty())
        m_flight.stop();
    QWidget::keyReleaseEvent(event);
}

void Viewport::flyStep()
{
    const double seconds = std::min(0.1, double(m_flightClock.restart()) / 1000);
    const auto axis = [this](int plus, int minus) {
        return double(m_keys.contains(plus)) - double(m_keys.contains(minus));
    };
    const double size = m_state.bounds.diagonal().norm();
    const double speed = std::clamp(size / 5, 1.0, 30.0) * (m_keys.contains(Qt::Key_Shift) ? 3 : 1) * seconds;
    m_dragged = true; // flying is no click: no context menu afterwards
    m_camera.fly(axis(Qt::Key_W, Qt::Key_S) * speed, axis(Qt::Key_D, Qt::Key_A) * speed,
                 axis(Qt::Key_E, Qt::Key_Q) * speed);
    cameraMoved();
}

void Viewport::focusOutEvent(QFocusEvent *event)
{
    m_keys.clear();
    m_flight.stop();
    QWidget::focusOutEvent(event);
}

void Viewport::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange || event->type() == QEvent::StyleChange) {
        m_options.dark = theme().dark;
        setMoving(false);
    }
    QWidget::changeEvent(event);
}

} // namespace twinloom::studio

// SPDX-License-Identifier: GPL-3.0-or-later
// The view into the scene: camera control, picking, and the tools that work with the mouse (gestures.h).
#pragma once

#include "app/render/picker.h"
#include "app/studio/document/document.h"
#include "app/studio/viewport/bounds.h"
#include "app/studio/viewport/cloud_bulk.h"
#include "app/studio/viewport/cut_points.h"
#include "app/studio/viewport/floor_draft.h"
#include "app/studio/viewport/gestures.h"
#include "app/studio/viewport/marks.h"
#include "app/studio/viewport/move_drag.h"
#include "app/studio/viewport/orbit_camera.h"
#include "app/studio/viewport/surface.h"

#include <QElapsedTimer>
#include <QPoint>
#include <QSet>
#include <QTimer>
#include <QVariantAnimation>

namespace twinloom::studio
{

enum class Tool {
    Select,
    Move,
    Region, ///< drag a rectangle on the floor
    Ask,    ///< click a place of the floor
    Align   ///< click scanned points
};

class Viewport : public QWidget
{
    Q_OBJECT
public:
    explicit Viewport(QWidget *parent = nullptr);
    ~Viewport() override;

    /// Null: nothing to show. The document must outlive its being shown.
    void setDocument(Document *document);

    /// What live data says about the nodes, drawn over the scene until the next call. The preview of a drag goes first.
    void setLiveOverlays(scene::Overlays live);

    /// How nodes would be placed, and whether they would be seen, until the next call.
    void setPreview(scene::Overlays preview);
    /// What is shown beside the scene, in place of what the layer held.
    void setMarks(const QString &layer, std::vector<Mark> marks);
    /// The floor that the tools work on: its plane is z = 0 of this frame.
    void setFloor(const Eigen::Affine3d &frame) { m_floor = frame; }

    Tool tool() const { return m_tool; }
    void setTool(Tool tool);
    const render::Options &options() const { return m_options; }
    void setOptions(const render::Options &options);

    const OrbitCamera &camera() const { return m_camera; }
    void setCamera(const OrbitCamera &camera);
    void frameSelection();
    void frameAll();
    void showFrom(StandardView view);

    /// What is under a position in widget coordinates; null where there is nothing.
    scene::NodeId nodeAt(const QPointF &position);
    /// Where a world point is in widget coordinates; none behind the camera.
    std::optional<QPointF> project(const Eigen::Vector3d &point) const;
    /// At a place, for what is to look equally large everywhere.
    double metresPerPixel(const scene::Vec3 &at) const { return pixelSlope() * (at - m_camera.eye()).norm(); }
    /// The picture without widgets over it, at full quality.
    QImage picture();
    bool drawnOnce() const { return m_drawnOnce; }
    /// Whether the camera stands still, and the picture is at full quality.
    bool atRest() const { return m_glide.state() != QAbstractAnimation::Running && !m_rest.isActive(); }
    double lastFrame() const { return m_surface->lastFrame(); }

Q_SIGNALS:
    /// In the floor's frame.
    void regionDrawn(const twinloom::geometry::Polygon &outline);
    void floorClicked(const twinloom::geometry::Vec2 &at);
    /// With Tool::Align; in the world.
    void cloudClicked(twinloom::scene::NodeId cloud, const twinloom::scene::Vec3 &at);
    void toolChanged(twinloom::studio::Tool tool);
    void contextMenuWanted(const QPoint &globalPosition);
    /// An edit that the document refused.
    void refused(const twinloom::Error &error);
    void failed(const QString &text);
    void frameDrawn();
    /// How many points the picture lacks because of the cutaway: some time after that or the scene has changed.
    void pointsCut(const twinloom::studio::CutPoints &points);

protected:
    bool event(QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mouseReleaseEvent(QMouseEvent *event) override;
    void mouseDoubleClickEvent(QMouseEvent *event) override;
    void wheelEvent(QWheelEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void keyReleaseEvent(QKeyEvent *event) override;
    void focusOutEvent(QFocusEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    render::Eye eye() const;
    Ray rayAt(const QPointF &position) const;
    double pixelSlope() const;
    double aspect() const { return height() > 0 ? double(width()) / height() : 1; }
    void clicked(const QPointF &position, Qt::KeyboardModifiers modifiers);
    void menuWanted(const QPointF &position, const QPoint &globalPosition);
    std::optional<render::Pick> hitAt(const QPointF &position);
    bool isIn(const scene::Node &thing, const scene::Vec3 &at) const;
    Gesture beginDrag(const QPointF &position);
    bool beginMove(const QPointF &position);
    void endMove();
    void drawTo(const QPointF &position);
    void endDraw();
    void markPoint();
    void takeMarked();
    void cancelGesture();
    void flyStep();
    void glideTo(const OrbitCamera &camera);
    void cameraMoved();
    void setMoving(bool moving);
    /// What there is to see of the nodes, and of all.
    std::vector<scene::Vec3> outlineOf(const std::vector<scene::NodeId> &nodes);
    std::vector<scene::Vec3> outline();
    void takeScene();
    void takeSelection();
    void mergeOverlays();
    void redraw();
    void tellCut();
    render::Picker &picker();

    struct BlobGate;

    Document *m_document = nullptr;
    std::shared_ptr<BlobGate> m_blobs; ///< the renderer's way to the document's blobs
    FrameState m_state;
    scene::Overlays m_live, m_preview, m_planLabels;
    std::unique_ptr<Surface> m_surface;
    std::unique_ptr<render::Picker> m_picker;
    bool m_pickerIsOld = true;
    bool m_drawnOnce = false;
    bool m_frameOnResize = false; ///< nobody has moved the camera yet: keep everything in sight

    OrbitCamera m_camera;
    render::Options m_options;
    QVariantAnimation m_glide;
    QTimer m_rest;     ///< fires when the camera has come to rest
    QTimer m_counting; ///< fires when it is time to count the points that are cut away
    QTimer m_flight;   ///< steps while keys are held in fly mode
    QElapsedTimer m_flightClock;
    QSet<int> m_keys;

    Tool m_tool = Tool::Select;
    Gesture m_gesture = Gesture::None;
    QPointF m_pressed, m_last;
    bool m_dragged = false;
    std::optional<MoveDrag> m_move;
    std::optional<FloorDraft> m_draft;
    Eigen::Affine3d m_floor = Eigen::Affine3d::Identity();
    Marks m_marks;
    CloudBulks m_bulks;
    CutPoints m_cut;
};

} // namespace twinloom::studio

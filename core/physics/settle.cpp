// SPDX-License-Identifier: Apache-2.0
#include "core/physics/settle.h"

#include <btBulletDynamicsCommon.h>

#include <QCoreApplication>

#include <algorithm>
#include <memory>

namespace twinloom::physics
{
namespace
{

btVector3 toBullet(const Eigen::Vector3d &v)
{
    return {btScalar(v.x()), btScalar(v.y()), btScalar(v.z())};
}

/// The scale goes into the shape, since Bullet's placements have none.
Eigen::Vector3d scaled(const Eigen::Vector3f &position, const geometry::Transform &pose)
{
    return position.cast<double>().cwiseProduct(pose.scale);
}

/// Everything that Bullet only borrows, freed in the right order: bodies, then shapes, then triangles.
class World
{
public:
    World() : m_dispatcher(&m_configuration), m_dynamics(&m_dispatcher, &m_broadphase, &m_solver, &m_configuration)
    {
        m_dynamics.setGravity({0, 0, btScalar(-9.81)});
    }
    ~World()
    {
        for (const auto &body : m_bodies)
            m_dynamics.removeRigidBody(body.get());
    }
    World(const World &) = delete;
    World &operator=(const World &) = delete;

    void addFloor(double z, double margin)
    {
        auto plane = std::make_unique<btStaticPlaneShape>(btVector3(0, 0, 1), btScalar(z));
        add(std::move(plane), btTransform::getIdentity(), 0, margin);
    }
    /// Returns the body's index; -1 when the model has no shape.
    int add(const Body &body, double margin)
    {
        auto shape = body.motion == Motion::Falling ? hull(body) : triangles(body);
        if (!shape)
            return -1;
        btTransform start;
        start.setOrigin(toBullet(body.pose.translation));
        const Eigen::Quaterniond &q = body.pose.rotation;
        start.setRotation({btScalar(q.x()), btScalar(q.y()), btScalar(q.z()), btScalar(q.w())});
        add(std::move(shape), start, body.motion == Motion::Falling ? 1 : 0, margin);
        return int(m_bodies.size()) - 1;
    }
    void step(double seconds)
    {
        m_dynamics.stepSimulation(btScalar(seconds), 0);
        m_still = moving() ? 0 : m_still + seconds;
    }
    /// Bullet's own sleeping waits for two seconds.
    bool atRest() const { return m_still >= kRestSeconds; }
    void place(int body, geometry::Transform &pose) const
    {
        const btTransform &at = m_bodies[std::size_t(body)]->getWorldTransform();
        const btQuaternion q = at.getRotation();
        pose.translation = {at.getOrigin().x(), at.getOrigin().y(), at.getOrigin().z()};
        pose.rotation = Eigen::Quaterniond(q.w(), q.x(), q.y(), q.z()).normalized();
    }

private:
    static constexpr double kRestSeconds = 0.1;

    bool moving() const
    {
        constexpr btScalar kMetresPerSecond = btScalar(0.02), kRadiansPerSecond = btScalar(0.05);
        return std::ranges::any_of(m_bodies, [&](const auto &body) {
            return body->getLinearVelocity().length() > kMetresPerSecond ||
                   body->getAngularVelocity().length() > kRadiansPerSecond;
        });
    }
    std::unique_ptr<btCollisionShape> hull(const Body &body) const
    {
        auto shape = std::make_unique<btConvexHullShape>();
        for (const asset::MeshPart &part : body.model->parts)
            for (const Eigen::Vector3f &position : part.positions)
                shape->addPoint(toBullet(scaled(position, body.pose)), false);
        if (shape->getNumPoints() < 4)
            return nullptr;
        shape->recalcLocalAabb();
        // A model has thousands of corners that its hull does not need.
        shape->optimizeConvexHull();
        return shape;
    }
    std::unique_ptr<btCollisionShape> triangles(const Body &body)
    {
        auto mesh = std::make_unique<btTriangleMesh>();
        for (const asset::MeshPart &part : body.model->parts)
            for (std::size_t i = 0; i + 2 < part.indices.size(); i += 3)
                mesh->addTriangle(toBullet(scaled(part.positions[part.indices[i]], body.pose)),
                                  toBullet(scaled(part.positions[part.indices[i + 1]], body.pose)),
                                  toBullet(scaled(part.positions[part.indices[i + 2]], body.pose)));
        if (mesh->getNumTriangles() == 0)
            return nullptr;
        m_meshes.push_back(std::move(mesh));
        return std::make_unique<btBvhTriangleMeshShape>(m_meshes.back().get(), true);
    }
    void add(std::unique_ptr<btCollisionShape> shape, const btTransform &start, btScalar mass, double margin)
    {
        shape->setMargin(btScalar(margin));
        btVector3 inertia(0, 0, 0);
        if (mass > 0)
            shape->calculateLocalInertia(mass, inertia);
        btRigidBody::btRigidBodyConstructionInfo info(mass, nullptr, shape.get(), inertia);
        info.m_startWorldTransform = start;
        info.m_friction = btScalar(0.8);
        // Things are put down, not thrown: they must not roll away.
        info.m_rollingFriction = btScalar(0.05);
        info.m_linearDamping = btScalar(0.1);
        info.m_angularDamping = btScalar(0.3);
        auto body = std::make_unique<btRigidBody>(info);
        m_dynamics.addRigidBody(body.get());
        m_shapes.push_back(std::move(shape));
        m_bodies.push_back(std::move(body));
    }

    double m_still = 0; ///< seconds since the last movement
    btDefaultCollisionConfiguration m_configuration;
    btCollisionDispatcher m_dispatcher;
    btDbvtBroadphase m_broadphase;
    btSequentialImpulseConstraintSolver m_solver;
    btDiscreteDynamicsWorld m_dynamics;
    std::vector<std::unique_ptr<btTriangleMesh>> m_meshes;
    std::vector<std::unique_ptr<btCollisionShape>> m_shapes;
    std::vector<std::unique_ptr<btRigidBody>> m_bodies;
};

bool finite(const geometry::Transform &pose)
{
    return pose.translation.allFinite() && pose.rotation.coeffs().allFinite() && pose.scale.allFinite();
}

} // namespace

Result<Settled> settle(const std::vector<Body> &bodies, const SettleOptions &options, Progress &progress)
{
    World world;
    world.addFloor(options.floor, options.margin);
    std::vector<int> indices;
    Settled settled;
    for (const Body &body : bodies) {
        if (!finite(body.pose))
            return unexpected(ErrorCode::BadInput,
                              QCoreApplication::translate("physics", "A placement is not finite."));
        if (progress.cancelled())
            return cancelledError();
        indices.push_back(body.model ? world.add(body, options.margin) : -1);
        settled.poses.push_back(body.pose);
    }
    for (double time = 0; time < options.seconds && !settled.atRest; time += options.step) {
        if (progress.cancelled())
            return cancelledError();
        world.step(options.step);
        settled.atRest = world.atRest();
        progress.set(time / options.seconds);
    }
    for (std::size_t i = 0; i < bodies.size(); ++i)
        if (indices[i] >= 0 && bodies[i].motion == Motion::Falling)
            world.place(indices[i], settled.poses[i]);
    return settled;
}

} // namespace twinloom::physics

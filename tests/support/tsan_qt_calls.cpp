// SPDX-License-Identifier: Apache-2.0
// Only in builds with the thread sanitizer. Debian's Qt is not instrumented: that a call posted to another thread, or
// work given to a pool, runs after that, and that a blocking call returns after it ran, is kept by locks the sanitizer
// cannot see. This file stands between our code and QMetaObject::invokeMethod() and QThreadPool::start() and says so;
// all other order is left to be found out.
#include <QObject>
#include <QThreadPool>

#include <dlfcn.h>

#include <functional>

extern "C" void __tsan_acquire(void *);
extern "C" void __tsan_release(void *);

namespace
{

#define TWINLOOM_INVOKE                                                                                                \
    "_ZN11QMetaObject16invokeMethodImplEP7QObjectPN9QtPrivate15QSlotObjectBaseEN2Qt14ConnectionTypeEPv"

using Invoke = bool (*)(QObject *, QtPrivate::QSlotObjectBase *, Qt::ConnectionType, void *);

/// What was posted, and the two moments that are ordered.
class OrderedCall : public QtPrivate::QSlotObjectBase
{
public:
    OrderedCall(QtPrivate::QSlotObjectBase *call, char *returned)
        : QSlotObjectBase(&OrderedCall::run), m_call(call), m_returned(returned)
    {
    }

private:
    // Its own members were written before __tsan_acquire(): reading them must not be looked at.
    __attribute__((no_sanitize("thread"))) static void run(int what, QSlotObjectBase *base, QObject *receiver,
                                                           void **arguments, bool *)
    {
        auto *const self = static_cast<OrderedCall *>(base);
        __tsan_acquire(self);
        if (what == Call) {
            self->m_call->call(receiver, arguments);
            __tsan_release(self); // whoever holds the last reference deletes it, on either side
            if (self->m_returned)
                __tsan_release(self->m_returned);
        } else if (what == Destroy) {
            self->m_call->destroyIfLastRef();
            delete self;
        }
    }

    QtPrivate::QSlotObjectBase *m_call;
    char *m_returned;
};

class OrderedWork : public QRunnable
{
public:
    explicit OrderedWork(std::function<void()> work) : m_work(std::move(work)) {}
    __attribute__((no_sanitize("thread"))) void run() override
    {
        __tsan_acquire(this);
        m_work();
    }

private:
    std::function<void()> m_work;
};

} // namespace

extern "C" void twinloomOrderedStart(QThreadPool *pool, std::function<void()> work,
                                     int priority) asm("_ZN11QThreadPool5startESt8functionIFvvEEi");

extern "C" void twinloomOrderedStart(QThreadPool *pool, std::function<void()> work, int priority)
{
    auto *const ordered = new OrderedWork(std::move(work));
    __tsan_release(ordered);
    pool->start(ordered, priority);
}

extern "C" bool twinloomOrderedInvoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                      void *result) asm(TWINLOOM_INVOKE);

extern "C" bool twinloomOrderedInvoke(QObject *object, QtPrivate::QSlotObjectBase *slot, Qt::ConnectionType type,
                                      void *result)
{
    static const auto invoke = reinterpret_cast<Invoke>(dlsym(RTLD_NEXT, TWINLOOM_INVOKE));
    char returned = 0;
    auto *const call = new OrderedCall(slot, type == Qt::BlockingQueuedConnection ? &returned : nullptr);
    __tsan_release(call);
    const bool done = invoke(object, call, type, result);
    __tsan_acquire(&returned);
    return done;
}

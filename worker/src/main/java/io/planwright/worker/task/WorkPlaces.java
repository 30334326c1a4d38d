package io.planwright.worker.task;

import io.planwright.worker.files.Copy;
import io.planwright.worker.files.Copy.Left;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Where tasks are worked on: all in the work directory, or each in a copy of it that is kept until the task is done. */
final class WorkPlaces {

    private final WorkSettings settings;
    private final ReentrantLock original = new ReentrantLock();
    private final Map<String, WorkPlace> copies = new ConcurrentHashMap<>();
    private final WorkPlace shared;

    /** A directory in which one test run goes on at a time. */
    final class WorkPlace {
        private final @Nullable Copy copy;
        private final ReentrantLock tests = new ReentrantLock();
        private volatile boolean unpublished;

        private WorkPlace(@Nullable Copy copy) {
            this.copy = copy;
        }

        Path directory() {
            return copy == null ? settings.directory() : copy.directory();
        }

        ReentrantLock tests() {
            return tests;
        }

        /** Takes over what others have finished. */
        Left refresh() {
            return merge(copy, true);
        }

        /** Leaves it to whoever works here to merge files that others have changed too. */
        void layAside(List<String> conflicts) {
            if (copy != null && !conflicts.isEmpty()) {
                copy.layAside(conflicts);
            }
        }

        /** @return where the versions of others are, by path, that have still to be merged */
        SortedMap<String, Path> laidAside() {
            return copy == null ? new TreeMap<>() : copy.laidAside();
        }

        /** Hands over what was finished here. @return what stays as it is */
        Left publish() {
            unpublished = true;
            var left = merge(copy, false);
            unpublished = !left.isNothing();
            return left;
        }

        private Left merge(@Nullable Copy copy, boolean refresh) {
            if (copy == null) {
                return new Left(List.of(), new TreeSet<>());
            }
            original.lock();
            try {
                return refresh ? copy.refresh() : copy.publish();
            } finally {
                original.unlock();
            }
        }
    }

    WorkPlaces(WorkSettings settings) {
        this.settings = settings;
        this.shared = new WorkPlace(null);
    }

    WorkPlace of(Claim claim) {
        return settings.copies()
                ? copies.computeIfAbsent(
                        claim.fileName(),
                        name -> new WorkPlace(new Copy(
                                settings.directory(),
                                settings.home().resolve("work").resolve(name),
                                settings::isWork)))
                : shared;
    }

    /** The task is done: nobody comes back to its copy, unless something of it could not be handed over. */
    void leave(Claim claim) {
        var place = copies.remove(claim.fileName());
        if (place != null && place.copy != null && !place.unpublished) {
            place.copy.remove();
        }
    }
}

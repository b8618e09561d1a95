package org.halocline.shm;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// A session within one process, for workers that are threads.
public final class LocalSession implements SessionMemory {
    private final Arena arena = Arena.ofShared();
    private final Map<String, MemorySegment> segments = new ConcurrentHashMap<>();
    private final Map<Integer, LocalSession> attempts = new ConcurrentHashMap<>();
    private final Map<Integer, LocalSession> rounds = new ConcurrentHashMap<>();

    @Override
    public MemorySegment create(String name, long bytes) {
        MemorySegment segment = arena.allocate(bytes, 128);
        segments.put(name, segment);
        return segment;
    }

    @Override
    public MemorySegment open(String name) {
        MemorySegment segment = segments.get(name);
        if (segment == null) {
            throw new IllegalStateException("segment=" + name + "; it was not created");
        }
        return segment;
    }

    @Override
    public SessionMemory attempt(int number) {
        return attempts.computeIfAbsent(number, n -> new LocalSession());
    }

    @Override
    public SessionMemory round(int number) {
        return rounds.computeIfAbsent(number, n -> new LocalSession());
    }

    @Override
    public void close() {
        rounds.values().forEach(LocalSession::close);
        rounds.clear();
        attempts.values().forEach(LocalSession::close);
        attempts.clear();
        segments.clear();
        arena.close();
    }
}

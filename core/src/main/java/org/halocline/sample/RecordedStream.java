package org.halocline.sample;

/// A stream that leaves what it draws in a recording. What it draws is the same.
final class RecordedStream implements SampleStream {
    private final RandomStreams.Stream stream;
    private final Recording recording;
    private final Recording.StreamName name;
    private long place;

    RecordedStream(RandomStreams.Stream stream, Recording recording) {
        this.stream = stream;
        this.recording = recording;
        this.name = new Recording.StreamName(stream.pedigree(), stream.place());
    }

    @Override
    public long sample() {
        return stream.sample();
    }

    @Override
    public long nextLong() {
        long bits = stream.nextLong();
        recording.draw(name, place++, bits);
        return bits;
    }

    @Override
    public SampleStream subStream(long number) {
        return new RecordedStream((RandomStreams.Stream) stream.subStream(number), recording);
    }

    @Override
    public void trace(String what, double value) {
        recording.trace(what, value);
    }
}

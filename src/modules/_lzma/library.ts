// What is used of liblzma's C API.

export interface Lzma {
  lzma_easy_encoder(stream: number, preset: number, check: number): number;
  lzma_stream_encoder(stream: number, filters: number, check: number): number;
  lzma_alone_encoder(stream: number, options: number): number;
  lzma_raw_encoder(stream: number, filters: number): number;
  lzma_auto_decoder(stream: number, memoryLimit: bigint, flags: number): number;
  lzma_stream_decoder(stream: number, memoryLimit: bigint, flags: number): number;
  lzma_alone_decoder(stream: number, memoryLimit: bigint): number;
  lzma_raw_decoder(stream: number, filters: number): number;
  lzma_code(stream: number, action: number): number;
  lzma_end(stream: number): void;
  lzma_get_check(stream: number): number;
  lzma_check_is_supported(check: number): number;
  lzma_lzma_preset(options: number, preset: number): number;
  lzma_properties_size(size: number, filter: number): number;
  lzma_properties_encode(filter: number, out: number): number;
  lzma_properties_decode(filter: number, allocator: number, data: number, size: number): number;
}
